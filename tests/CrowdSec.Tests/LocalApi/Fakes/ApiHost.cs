using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CrowdSec.Configuration;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Machines;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Fakes;

/// <summary>A running Local API on a free port of loopback, with a store in memory.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private static readonly Lazy<string> PasswordHash = new(static () => MachinePassword.Hash(Password));
    private readonly TemporaryFolder _folder = new();

    private ApiHost()
    {
    }

    public MemoryStore Store { get; } = new();

    public RecordingLog Log { get; } = new();

    public RecordingLog AccessLog { get; } = new();

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 7, 24, 12, 0, 0, TimeSpan.Zero));

    public LocalApiServer Server { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public string Folder => _folder.Path;

    public static async Task<ApiHost> StartAsync(ApiServerConfig? config = null, Func<LocalApiOptions, LocalApiOptions>? change = null)
    {
        var host = new ApiHost();
        var options = new LocalApiOptions((config ?? new()) with { ListenUri = config?.ListenUri is { Length: > 0 } uri ? uri : "127.0.0.1:0" }) { DataDirectory = host.Folder };
        host.Server = await LocalApiServer.StartAsync(change?.Invoke(options) ?? options, host.Store, host.Clock, host.Log, host.AccessLog, TestContext.Current.CancellationToken);
        host.Client = new HttpClient { BaseAddress = host.Server.Addresses[0], DefaultRequestHeaders = { UserAgent = { ProductInfoHeaderValue.Parse("crowdsec/v1.7.8") } } };
        return host;
    }

    public async Task AddMachineAsync(string machineId, bool validated = true) =>
        await Store.Machines.AddAsync(new Machine { MachineId = machineId, PasswordHash = PasswordHash.Value, IsValidated = validated }, false, TestContext.Current.CancellationToken);

    /// <returns>The key.</returns>
    public async Task<string> AddBouncerAsync(string name, string ip = "")
    {
        var key = BouncerKey.Generate();
        await Store.Bouncers.AddAsync(new Bouncer { Name = name, KeyHash = BouncerKey.Hash(key), IpAddress = ip }, TestContext.Current.CancellationToken);
        return key;
    }

    /// <returns>A token.</returns>
    public async Task<string> LoginAsync(string machineId)
    {
        var (status, body) = await PostAsync("/v1/watchers/login", JsonSerializer.Serialize(new { machine_id = machineId, password = Password }));
        Assert.Equal((HttpStatusCode.OK, ""), (status, status == HttpStatusCode.OK ? "" : body));
        return JsonDocument.Parse(body).RootElement.GetProperty("token").GetString()!;
    }

    public Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string json, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(Request(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), headers));

    public Task<(HttpStatusCode Status, string Body)> GetAsync(string path, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(Request(HttpMethod.Get, path, null, headers));

    public static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
