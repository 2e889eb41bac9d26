using System.Net.Http.Headers;
using System.Text;
using CrowdSec.Configuration;
using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Engine.Loading;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.LocalApi.Profiles;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Machines;
using CrowdSec.Tests.Storage;
using Xunit;

namespace CrowdSec.Tests.LocalApi;

/// <summary>A whole Local API on loopback with a database of its own, a machine and a bouncer that are logged in.</summary>
internal sealed class AlertApi : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";
    private static readonly Lazy<string> PasswordHash = new(static () => MachinePassword.Hash(Password));

    private readonly TemporaryFolder _folder = new();

    private AlertApi()
    {
    }

    public TestStore Database { get; private set; } = null!;

    public RecordingLog Log { get; } = new();

    public RecordingLog AccessLog { get; } = new();

    public LocalApiServer Server { get; private set; } = null!;

    /// <summary>Sends the machine's token and the bouncer's key with each request.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The server's data directory.</summary>
    public string Folder => _folder.Path;

    public string Token { get; private set; } = "";

    /// <param name="profiles">Text of profiles.yaml; "": the one that ships.</param>
    /// <param name="allowlists">"list value [comment]"</param>
    public static async Task<AlertApi> StartAsync(string profiles = "", IReadOnlyList<string>? allowlists = null, Func<ApiServerConfig, ApiServerConfig>? configure = null)
    {
        var api = new AlertApi { Database = await TestStore.OpenAsync(TestStore.Sqlite) };
        try
        {
            await api.StartServerAsync(profiles, allowlists ?? [], configure);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    public async Task<(int Status, string Answer)> SendAsync(string method, string path, string body = "")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body.Length > 0 ? new StringContent(body, Encoding.UTF8, "application/json") : null;
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>"list value [comment]": the list is made when it is not there.</summary>
    public static async Task AllowAsync(TestStore database, IReadOnlyList<string> entries)
    {
        var (store, stop) = (database.Store.Allowlists, TestContext.Current.CancellationToken);
        foreach (var words in entries.Select(static entry => entry.Split(' ', 3)))
        {
            if (await store.FindAsync(words[0], false, stop) is null)
            {
                await store.AddAsync(new StoredAllowlist { Name = words[0], Description = $"what {words[0]} is for" }, stop);
            }

            IpRange? range = IpRange.TryParseAddressOrRange(words[1], out var parsed) ? parsed.Unmap() : null;
            await store.AddItemsAsync(words[0], [new StoredAllowlistItem(words[1], words.Length > 2 ? words[2] : "", null, database.Now, range)], stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await (Server?.DisposeAsync() ?? default);
        await Database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartServerAsync(string profiles, IReadOnlyList<string> allowlists, Func<ApiServerConfig, ApiServerConfig>? configure)
    {
        var stop = TestContext.Current.CancellationToken;
        var path = _folder.PathOf("profiles.yaml");
        File.WriteAllText(path, profiles.Length > 0 ? profiles : File.ReadAllText(RepositoryFolder.PathOf("config", "profiles.yaml")));
        var store = Database.Store;
        await store.Machines.AddAsync(new Machine { MachineId = "m1", PasswordHash = PasswordHash.Value, IsValidated = true }, false, stop);
        await store.Bouncers.AddAsync(new Bouncer { Name = "b1", KeyHash = BouncerKey.Hash("key") }, stop);
        await AllowAsync(Database, allowlists);
        var language = new AlertLanguage(new NoDecisionCounts(Log), Database.Clock, Log);
        var config = new ApiServerConfig { ListenUri = "127.0.0.1:0", ProfilesPath = path };
        var options = new LocalApiOptions(configure?.Invoke(config) ?? config)
        {
            DataDirectory = _folder.Path,
            ProfileLanguage = new ProfileLanguage(language.Types, language.Functions),
        };
        Server = await LocalApiServer.StartAsync(options, store, Database.Clock, Log, AccessLog, stop);
        Client = new HttpClient { BaseAddress = Server.Addresses[0], DefaultRequestHeaders = { UserAgent = { ProductInfoHeaderValue.Parse("crowdsec/v1.7.8") } } };
        Client.DefaultRequestHeaders.Add("X-Api-Key", "key");
        var (_, answer) = await SendAsync("POST", "/v1/watchers/login", $$"""{"machine_id":"m1","password":"{{Password}}"}""");
        Token = System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("token").GetString()!;
        Client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
    }
}
