using System.Text;
using CrowdSec.Configuration;
using CrowdSec.Tests.LocalApi.Alerts;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Attacks;

/// <summary>Passwords, keys and tokens are in no log line of any level, in no trace of a crash, in no answer, and not as they are in the database.</summary>
public sealed class SecretTests
{
    private const string Registration = "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr";
    private const string NewPassword = "hunter2-hunter2";
    private const string WrongPassword = "wr0ng-guess";
    private const string WrongKey = "wr0ng-key";
    private const string WrongToken = "wr0ng.to.ken";

    [Fact]
    public async Task Nothing_secret_is_written_anywhere()
    {
        await using var api = await AlertApi.StartAsync("", null, static config => config with
        {
            AutoRegistration = new AutoRegistrationConfig { Enabled = true, Token = Registration, AllowedRanges = ["127.0.0.0/8"] },
        });
        var answers = new List<string>();
        foreach (var (path, body) in Bodies())
        {
            answers.Add((await api.SendAsync("POST", path, body)).Answer);
        }

        answers.Add(await AskAsync(api, "/v1/heartbeat", "Authorization", "Bearer " + WrongToken));
        answers.Add(await AskAsync(api, "/v1/heartbeat", "Cookie", "jwt=" + WrongToken));
        answers.Add(await AskAsync(api, "/v1/decisions", "X-Api-Key", WrongKey));
        answers.Add(await AskAsync(api, "/v1/decisions", "X-Api-Key", "key"));
        await api.SendAsync("GET", "/v1/alerts?ip=x");
        await api.Database.Store.DisposeAsync(); // what is asked now fails, and is told about
        await api.SendAsync("POST", "/v1/watchers/login", $$"""{"machine_id":"m1","password":"{{AlertApi.Password}}"}""");
        await api.SendAsync("POST", "/v1/alerts", AlertText.Expand("[<alert>]"));
        await api.Server.DisposeAsync();

        var written = string.Join('\n', [.. api.Log.Lines, .. api.AccessLog.Lines, .. Traces(api), .. answers]);
        foreach (var secret in (string[])[Registration, NewPassword, WrongPassword, WrongKey, WrongToken, AlertApi.Password, api.Token, api.Token[(api.Token.LastIndexOf('.') + 1)..]])
        {
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        }

        Assert.NotEmpty(api.AccessLog.Lines);
    }

    [Fact]
    public async Task The_database_holds_hashes()
    {
        await using var api = await AlertApi.StartAsync();
        await api.SendAsync("POST", "/v1/watchers", $$"""{"machine_id":"m2","password":"{{NewPassword}}"}""");
        var machine = await api.Database.Store.Machines.FindAsync("m2", TestContext.Current.CancellationToken);
        Assert.StartsWith("$2", machine!.PasswordHash, StringComparison.Ordinal);
        await api.Database.Store.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(api.Database.Config.Path)!))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.DoesNotContain(NewPassword, content, StringComparison.Ordinal);
            Assert.DoesNotContain(AlertApi.Password, content, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Path, string Body)> Bodies() =>
    [
        ("/v1/watchers", $$"""{"machine_id":"m2","password":"{{NewPassword}}","registration_token":"{{Registration}}"}"""),
        ("/v1/watchers", $$"""{"machine_id":"m2","password":"{{NewPassword}}"}"""),
        ("/v1/watchers", $$"""{"machine_id":"m3","password":"{{NewPassword}}","registration_token":"{{WrongPassword}}{{WrongPassword}}{{WrongPassword}}"}"""),
        ("/v1/watchers", $$"""{"machine_id":["{{NewPassword}}"],"password":"{{NewPassword}}"}"""),
        ("/v1/watchers", $$"""{"password":"{{NewPassword}}" """),
        ("/v1/watchers/login", $$"""{"machine_id":"m1","password":"{{WrongPassword}}"}"""),
        ("/v1/watchers/login", $$"""{"machine_id":"nobody","password":"{{WrongPassword}}"}"""),
        ("/v1/watchers/login", $$"""{"machine_id":"m1","password":{"{{WrongPassword}}":1} }"""),
        ("/v1/watchers/login", $"{WrongPassword}"),
    ];

    private static async Task<string> AskAsync(AlertApi api, string path, string header, string value)
    {
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Traces(AlertApi api)
    {
        var folder = Path.Combine(api.Folder, "trace");
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Select(File.ReadAllText) : [];
    }
}
