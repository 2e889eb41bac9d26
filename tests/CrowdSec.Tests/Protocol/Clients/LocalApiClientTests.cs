using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Machines;
using CrowdSec.Protocol.Metrics;
using Xunit;

namespace CrowdSec.Tests.Protocol.Clients;

public sealed class LocalApiClientTests
{
    private const string Login = """{"code":200,"expire":"2026-01-02T04:04:05Z","token":"t1"}""";

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logs_in_once_and_anew_shortly_before_the_token_ends()
    {
        await using var server = new ScriptedServer(static r => new ScriptedAnswer(200, r.Target.EndsWith("login", StringComparison.Ordinal) ? Login : ""));
        using var client = Client(server, scenarios: ["a/b"]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.HeartbeatAsync(Cancellation)));
        Assert.Equal(1, server.Requests.Count(static r => r.Target == "/v1/watchers/login"));
        _clock.Advance(TimeSpan.FromMinutes(59.5));
        await client.HeartbeatAsync(Cancellation);
        Assert.Equal(2, server.Requests.Count(static r => r.Target == "/v1/watchers/login"));
        var login = server.Requests.First();
        Assert.Equal("""{"machine_id":"m","password":"p","scenarios":["a/b"]}""", login.Body);
        Assert.Equal("cscli/v1.2", login.Header("user-agent"));
        Assert.All(server.Requests.Where(static r => r.Target == "/v1/heartbeat"), static r => Assert.Equal("Bearer t1", r.Header("authorization")));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var refusals = 1;
        await using var server = new ScriptedServer(r => r.Target.EndsWith("login", StringComparison.Ordinal) ? new ScriptedAnswer(200, Login)
            : Interlocked.Decrement(ref refusals) >= 0 ? new ScriptedAnswer(401, """{"code":401,"message":"Token is expired"}""") : new ScriptedAnswer(201, """["17"]"""));
        using var client = Client(server);
        Assert.Equal([17], await client.AddAlertsAsync([new Alert { Scenario = "s" }], Cancellation));
        Assert.Equal(["POST /v1/watchers/login", "POST /v1/alerts", "POST /v1/watchers/login", "POST /v1/alerts"], server.Requests.Select(static r => r.ToString()));
        refusals = 2;
        var error = await Assert.ThrowsAsync<ApiClientException>(() => client.AddAlertsAsync([new Alert()], Cancellation));
        Assert.Equal((HttpStatusCode.Unauthorized, "API error: Token is expired"), (error.Status!.Value, error.Message));
    }

    [Fact]
    public async Task Every_call_has_its_route()
    {
        await using var server = new ScriptedServer(Answer);
        using var client = Client(server);
        Assert.True(await client.RegisterAsync(new RegistrationRequest("m", "p", "tok"), Cancellation));
        Assert.Equal(["a", "b"], await client.GetAlertsAsync(new AlertQuery { Scope = "Ip", Value = "a&b", Limit = 5, IncludeLists = false, AfterId = 7 }, Cancellation).Select(static a => a.Scenario).ToListAsync(Cancellation));
        Assert.Equal("one", (await client.GetAlertAsync(17, Cancellation)).Scenario);
        Assert.Equal(3, await client.DeleteAlertsAsync(new AlertQuery { Range = "192.0.2.0/24" }, Cancellation));
        Assert.Equal(3, await client.DeleteAlertAsync(17, Cancellation));
        Assert.Equal(3, await client.DeleteDecisionsAsync(new DecisionQuery { Ip = "192.0.2.1", Contains = false }, Cancellation));
        Assert.Equal(3, await client.DeleteDecisionAsync(4, Cancellation));
        Assert.Equal("n", Assert.Single(await client.GetAllowlistsAsync(true, Cancellation)).Name);
        Assert.Equal("my list", (await client.GetAllowlistAsync("my list", false, Cancellation)).Name);
        Assert.True((await client.CheckAllowlistsAsync("192.0.2.0/24", Cancellation)).Allowlisted);
        Assert.Equal("x", Assert.Single(await client.CheckAllowlistsAsync(["x", "y"], Cancellation)).Target);
        await client.SendUsageReportAsync(new UsageReport { LogProcessors = [new ComponentReport()] }, Cancellation);
        await client.DeleteSelfAsync(Cancellation);
        Assert.Equal(
            [
                "POST /v1/watchers", "POST /v1/watchers/login", "GET /v1/alerts?scope=Ip&value=a%26b&include_capi=false&limit=5&after_id=7", "GET /v1/alerts/17", "DELETE /v1/alerts?range=192.0.2.0%2F24",
                "DELETE /v1/alerts/17", "DELETE /v1/decisions?ip=192.0.2.1&contains=false", "DELETE /v1/decisions/4", "GET /v1/allowlists?with_content=true", "GET /v1/allowlists/my%20list",
                "GET /v1/allowlists/check/192.0.2.0%2F24", "POST /v1/allowlists/check", "POST /v1/usage-metrics", "DELETE /v1/watchers/self",
            ],
            server.Requests.Select(static r => r.ToString()));
    }

    [Fact]
    public async Task Long_bodies_stay_as_they_are_on_this_machine_and_long_answers_are_read_bit_by_bit()
    {
        var alerts = string.Join(", ", Enumerable.Range(0, 2_000).Select(static i => $"{{\"id\":{i},\"message\":\"{new string('x', 300)}\"}}"));
        await using var server = new ScriptedServer(r => r.Target.EndsWith("login", StringComparison.Ordinal) ? new ScriptedAnswer(200, Login)
            : r.Method == "POST" ? new ScriptedAnswer(201, "null") : new ScriptedAnswer(200, $" [ {alerts} ] ") { Compress = true });
        using var client = Client(server);
        Assert.Empty(await client.AddAlertsAsync([.. Enumerable.Repeat(new Alert { Message = new string('y', 100) }, 1_000)], Cancellation));
        var posted = server.Requests.Last();
        Assert.Equal("", posted.Header("content-encoding"));
        Assert.Equal(1_000, posted.Body.Split("\"message\"").Length - 1);
        Assert.Equal(Enumerable.Range(0, 2_000).Select(static i => (long)i), await client.GetAlertsAsync(new AlertQuery(), Cancellation).Select(static a => a.Id).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(403, """{"message":"access forbidden"}""", "API error: access forbidden")]
    [InlineData(500, "<html>", "API error: http code 500 (InternalServerError)")]
    [InlineData(200, "{", "reading alerts: ")]
    [InlineData(200, "[{\"id\":1},", "reading alerts: the answer is cut off")]
    [InlineData(200, "[{\"id\":\"x\"}]", "reading alerts: json: 'id' must be a whole number")]
    public async Task What_goes_wrong_is_told(int status, string body, string expected)
    {
        await using var server = new ScriptedServer(r => r.Target.EndsWith("login", StringComparison.Ordinal) ? new ScriptedAnswer(200, Login) : new ScriptedAnswer(status, body));
        using var client = Client(server);
        var error = await Assert.ThrowsAsync<ApiClientException>(() => client.GetAlertsAsync(new AlertQuery(), Cancellation).ToListAsync(Cancellation).AsTask());
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_that_are_too_long_or_cut_off_are_refused()
    {
        var cutOff = false;
        await using var server = new ScriptedServer(r => r.Target.EndsWith("login", StringComparison.Ordinal) ? new ScriptedAnswer(200, Login)
            : new ScriptedAnswer(200, $"[{{\"name\":\"{new string('n', 5_000)}\"}}]") { CutOff = cutOff });
        using var client = new LocalApiClient(Options(server.Url) with { MostAnswerBytes = 4_000, MostElementBytes = 4_000 }, new MachineCredentials("m", "p"), _clock);
        Assert.Contains("longer than 4000 bytes", (await Assert.ThrowsAsync<ApiClientException>(() => client.GetAllowlistsAsync(true, Cancellation))).Message, StringComparison.Ordinal);
        cutOff = true;
        await Assert.ThrowsAsync<ApiClientException>(() => client.GetAlertsAsync(new AlertQuery(), Cancellation).ToListAsync(Cancellation).AsTask());
    }

    [Fact]
    public async Task An_api_that_is_not_there_is_named()
    {
        using var client = new LocalApiClient(Options($"127.0.0.1:{FreePort()}"), new MachineCredentials("m", "p"), _clock);
        var error = await Assert.ThrowsAsync<ApiClientException>(() => client.HeartbeatAsync(Cancellation));
        Assert.Null(error.Status);
        Assert.Contains("performing request: POST http://127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unix_socket_will_do()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ScriptedServer(static _ => new ScriptedAnswer(200, Login), new UnixDomainSocketEndPoint(folder.PathOf("s")));
        using var client = Client(server);
        await client.LogInAsync(Cancellation);
        Assert.Equal("POST /v1/watchers/login", Assert.Single(server.Requests).ToString());
    }

    [Fact]
    public async Task Certificates_decide_whom_to_trust_and_who_we_are()
    {
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=agent, OU=agent-ou", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(folder.PathOf("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.PathOf("key.pem"), key.ExportPkcs8PrivateKeyPem());
        await using var server = new ScriptedServer(static _ => new ScriptedAnswer(200, Login), certificate: X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null));

        async Task TryAsync(ClientOptions options)
        {
            using var client = new LocalApiClient(options, new MachineCredentials("", ""), _clock);
            await client.LogInAsync(Cancellation);
        }

        var strict = Options(server.Url);
        await Assert.ThrowsAsync<ApiClientException>(() => TryAsync(strict));
        await TryAsync(strict with { InsecureSkipVerify = true });
        await TryAsync(strict with { CaCertPath = folder.PathOf("cert.pem"), CertPath = folder.PathOf("cert.pem"), KeyPath = folder.PathOf("key.pem") });
        Assert.Equal("CN=agent, OU=agent-ou", server.ClientSubjects.Last());
        Assert.Contains("nothing.pem", (await Assert.ThrowsAsync<ApiClientException>(() => TryAsync(strict with { CaCertPath = folder.PathOf("nothing.pem") }))).Message, StringComparison.Ordinal);
        Assert.Contains("no certificate in", (await Assert.ThrowsAsync<ApiClientException>(() => TryAsync(strict with { CaCertPath = folder.PathOf("key.pem") }))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://h:1", "http://h:1/", "", false)]
    [InlineData("https://h/sub", "https://h/sub/", "", false)]
    [InlineData("h:8080", "http://h:8080/", "", false)]
    [InlineData("192.0.2.1:8080", "http://192.0.2.1:8080/", "", false)]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080/", "", true)]
    [InlineData("http://localhost", "http://localhost/", "", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080/", "", true)]
    [InlineData("/run/s", "http://unix/", "/run/s", true)]
    public void Addresses_are_normalised(string text, string url, string socket, bool isHere)
    {
        var address = ApiAddress.Parse(text);
        Assert.Equal((url, socket, isHere), (address.Base.ToString(), address.SocketPath, address.IsHere));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(100_000, true)]
    public void Long_bodies_for_other_machines_are_compressed(int length, bool expected)
    {
        var text = new string('y', length);
        var (body, isCompressed) = JsonContents.Compress(Encoding.UTF8.GetBytes(text));
        using var reader = new StreamReader(isCompressed ? new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress) : new MemoryStream(body.ToArray()));
        Assert.Equal((expected, text), (isCompressed, reader.ReadToEnd()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://h")]
    [InlineData("http://h:99999/")]
    [InlineData("http://")]
    public void What_is_no_address_is_told(string text) => Assert.Contains("is not the URL", Assert.Throws<ApiClientException>(() => ApiAddress.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Bouncers_pull_decisions_as_they_come_in()
    {
        var some = string.Join(",", Enumerable.Range(0, 3_000).Select(static i => $$"""{"duration":"1h","id":{{i}},"origin":"o","scenario":"{\"x\":[]}","scope":"Ip","type":"ban","value":"v"}"""));
        await using var server = new ScriptedServer(r => r.Header("x-api-key") != "k" ? new ScriptedAnswer(403, """{"message":"access forbidden"}""")
            : r.Target.Contains("stream", StringComparison.Ordinal) ? new ScriptedAnswer(200, $"{{\"new\": [{some}], \"other\":{{\"a\":[{{}}]}}, \"deleted\": [{{\"id\":9,\"value\":\"w\"}}]}}") : new ScriptedAnswer(200, "null"));
        var (added, removed) = (new List<long>(), new List<string>());
        using var client = new BouncerClient(Options(server.Url), "k");
        await client.PullAsync(true, "scopes=ip", d => added.Add(d.Id), d => removed.Add(d.Value), Cancellation);
        Assert.Equal(Enumerable.Range(0, 3_000).Select(static i => (long)i), added);
        Assert.Equal(["w"], removed);
        Assert.Empty(await client.GetDecisionsAsync("ip=192.0.2.1", Cancellation));
        Assert.Equal(["GET /v1/decisions/stream?startup=true&scopes=ip", "GET /v1/decisions?ip=192.0.2.1"], server.Requests.Select(static r => r.ToString()));
        using var stranger = new BouncerClient(Options(server.Url), "?");
        Assert.Equal("API error: access forbidden", (await Assert.ThrowsAsync<ApiClientException>(() => stranger.PullAsync(false, "", static _ => { }, static _ => { }, Cancellation))).Message);
    }

    [Fact]
    public void Programs_name_themselves_with_one_slash()
    {
        Assert.Matches("^crowdsec/v1-2-[a-z]+$", UserAgents.Crowdsec("1/2"));
        Assert.Equal("cscli/v1.2.3", UserAgents.Cscli("1.2.3"));
    }

    private static ScriptedAnswer Answer(ScriptedRequest request) => (request.Method, request.Target.Split('?')[0]) switch
    {
        (_, "/v1/watchers") => new ScriptedAnswer(202, ""),
        (_, "/v1/watchers/login") => new ScriptedAnswer(200, Login),
        ("DELETE", "/v1/watchers/self") => new ScriptedAnswer(204, ""),
        ("DELETE", _) => new ScriptedAnswer(200, """{"nbDeleted":"3"}"""),
        ("GET", "/v1/alerts") => new ScriptedAnswer(200, """[{"scenario":"a"},{"scenario":"b"}]"""),
        ("GET", "/v1/alerts/17") => new ScriptedAnswer(200, """{"scenario":"one"}"""),
        ("GET", "/v1/allowlists") => new ScriptedAnswer(200, """[{"name":"n"}]"""),
        ("POST", "/v1/allowlists/check") => new ScriptedAnswer(200, """{"results":[{"target":"x","allowlists":["y"]}]}"""),
        ("GET", "/v1/allowlists/my%20list") => new ScriptedAnswer(200, """{"name":"my list"}"""),
        ("GET", _) => new ScriptedAnswer(200, """{"allowlisted":true,"reason":"r"}"""),
        _ => new ScriptedAnswer(201, ""),
    };

    private static ClientOptions Options(string url) => new() { Url = url, UserAgent = "cscli/v1.2" };

    private LocalApiClient Client(ScriptedServer server, IReadOnlyList<string>? scenarios = null) => new(Options(server.Url), new MachineCredentials("m", "p"), _clock, () => scenarios ?? []);

    private static int FreePort()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)listener.LocalEndPoint!).Port;
    }
}
