using CrowdSec.Expr;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Helpers.Cti;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Remote;

public sealed class RemoteHelpersTests
{
    private const string Known = """
        200 OK
        Content-Type: application/json
        Connection: close

        {"ip_range_score": 3, "ip": "192.0.2.1", "reputation": "malicious", "ip_range": "192.0.2.0/24", "as_num": 64496, "as_name": null,
         "location": {"country": "FR", "latitude": 48.5}, "behaviors": [{"name": "ssh:bruteforce", "label": "SSH", "description": "d"}],
         "classifications": {"false_positives": [], "classifications": [{"name": "proxy:tor"}]},
         "scores": {"last_day": {"total": 4}}, "target_countries": {"FR": 7}, "cves": ["CVE-2000-0001"], "background_noise_score": 5, "surprise": {}}
        """;

    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void RequestsCarryWhatTheyAreGiven()
    {
        using var server = new LoopbackServer(static _ => "201 Created\r\nX-Test: a\r\nX-Test: b\r\nConnection: close\r\n\r\nhello");
        using var helpers = Helpers(server);
        Assert.Equal(true, Run(helpers, $"let r = HTTPPost('{server.Address}p', 'text/plain', 'body'); r.StatusCode == 201 and r.Body == 'hello' and r.Headers['X-Test'] == ['a', 'b']"));
        Assert.Equal("hello", Run(helpers, $"HTTPRequest('PUT', '{server.Address}q?x=1', {{'X-One': '1', 'Content-Type': 'a/b', 'User-Agent': 'mine'}}, 'data').Body"));
        Assert.Equal(201L, Run(helpers, $"HTTPGet('{server.Address}').StatusCode"));
        Assert.Equal("", Run(helpers, $"HTTPHead('{server.Address}').Body"));
        Assert.StartsWith("POST /p HTTP/1.1", server.Requests[0]);
        Assert.Contains("Content-Type: text/plain", server.Requests[0]);
        Assert.Contains("User-Agent: crowdsec", server.Requests[0]);
        Assert.EndsWith("\r\n\r\nbody", server.Requests[0]);
        Assert.StartsWith("PUT /q?x=1 HTTP/1.1", server.Requests[1]);
        Assert.Contains("X-One: 1", server.Requests[1]);
        Assert.Contains("Content-Type: a/b", server.Requests[1]);
        Assert.Contains("User-Agent: mine", server.Requests[1]);
    }

    [Theory]
    [InlineData("HTTPGet('nonsense')", "not an HTTP address")]
    [InlineData("HTTPGet('file:///etc/passwd')", "not an HTTP address")]
    [InlineData("HTTPRequest('BAD METHOD', 'http://127.0.0.1/', {}, '')", "not a method")]
    [InlineData("HTTPPost('http://127.0.0.1/', 'no type', '')", "no answer")]
    public void MistakesAreErrors(string source, string message)
    {
        using var helpers = new RemoteHelpers(CtiOptions.Disabled, _clock, SilentLog.Instance);
        Assert.Contains(message, Assert.Throws<ExprRuntimeException>(() => Run(helpers, source)).Message);
    }

    [Fact]
    public void NoAnswerIsAnError()
    {
        using var server = new LoopbackServer(static _ => "");
        using var helpers = Helpers(server);
        Assert.Contains("no answer", Assert.Throws<ExprRuntimeException>(() => Run(helpers, $"HTTPGet('{server.Address}')")).Message);
    }

    [Fact]
    public void BodiesAreCutAtTenMebibytes()
    {
        using var server = new LoopbackServer(static _ => "200 OK\r\nConnection: close\r\n\r\n" + new string('x', 11 << 20));
        using var helpers = Helpers(server);
        Assert.Equal((long)(10 << 20), Run(helpers, $"len(HTTPGet('{server.Address}').Body)"));
    }

    [Fact]
    public void ReputationIsReadAndRemembered()
    {
        using var server = new LoopbackServer(static _ => Known.ReplaceLineEndings("\r\n"));
        using var helpers = Helpers(server);
        Assert.Equal(true, Run(helpers, """
            let i = CrowdsecCTI('192.0.2.1');
            i.Reputation == 'malicious' and i.IpRangeScore == 3 and i.AsNum == 64496 and i.AsName == nil and i.Location.Country == 'FR' and i.Location.City == nil
                and i.GetBehaviors() == ['ssh:bruteforce'] and i.GetClassifications() == ['proxy:tor'] and not i.IsFalsePositive() and not i.IsPartOfCommunityBlocklist()
                and FloatApproxEqual(i.GetMaliciousnessScore(), 0.4) == true and i.GetBackgroundNoiseScore() == 5 and i.TargetCountries.FR == 7 and i.CVEs[0] == 'CVE-2000-0001'
                and i.Behaviors[0].Label == 'SSH' and i.Scores.Overall.Total == 0
            """));
        Run(helpers, "CrowdsecCTI('192.0.2.1')");
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /v2/smoke/192.0.2.1 HTTP/1.1", request);
        Assert.Contains("X-Api-Key: secret", request);
        _clock.Advance(TimeSpan.FromMinutes(11));
        Run(helpers, "CrowdsecCTI('192.0.2.1')");
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void UnknownAddressesAreEmptyAndRemembered()
    {
        using var server = new LoopbackServer(static _ => "404 Not Found\r\nConnection: close\r\n\r\n");
        using var helpers = Helpers(server);
        Assert.Equal("", Run(helpers, "CrowdsecCTI('192.0.2.1').Reputation"));
        Assert.Equal("", Run(helpers, "CrowdsecCTI('192.0.2.1').Ip"));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void ARefusedKeyTurnsLookUpsOff()
    {
        using var server = new LoopbackServer(static _ => "403 Forbidden\r\nConnection: close\r\n\r\n");
        using var helpers = Helpers(server);
        Assert.Contains("unauthorized", Assert.Throws<ExprRuntimeException>(() => Run(helpers, "CrowdsecCTI('192.0.2.1')")).Message);
        Assert.Contains("disabled", Assert.Throws<ExprRuntimeException>(() => Run(helpers, "CrowdsecCTI('192.0.2.2')")).Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void AUsedUpQuotaIsRespectedForFiveMinutes()
    {
        using var server = new LoopbackServer(static _ => "429 Too Many\r\nConnection: close\r\n\r\n");
        using var helpers = Helpers(server);
        Assert.Contains("quota", Assert.Throws<ExprRuntimeException>(() => Run(helpers, "CrowdsecCTI('192.0.2.1')")).Message);
        Assert.Contains("quota", Assert.Throws<ExprRuntimeException>(() => Run(helpers, "CrowdsecCTI('192.0.2.2')")).Message);
        Assert.Single(server.Requests);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Throws<ExprRuntimeException>(() => Run(helpers, "CrowdsecCTI('192.0.2.2')"));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void WithoutKeyLookUpsAreErrors()
    {
        using var helpers = new RemoteHelpers(CtiOptions.Disabled, _clock, SilentLog.Instance);
        Assert.Contains("disabled", Assert.Throws<ExprRuntimeException>(() => Run(helpers, "CrowdsecCTI('192.0.2.1')")).Message);
    }

    private RemoteHelpers Helpers(LoopbackServer server) =>
        new(new CtiOptions { Key = "secret", BaseAddress = new Uri(server.Address, "v2/") }, _clock, SilentLog.Instance);

    private static object? Run(RemoteHelpers helpers, string source)
    {
        var types = new HostTypes();
        RemoteHelpers.Register(types);
        var environment = new ExprEnvironment(types).AddFunctions(helpers.All).AddFunctions(new StandardHelpers(TimeProvider.System).All);
        Assert.True(Expression.TryCompile(source, environment, out var expression, out var error), error?.ToString());
        return expression!.Evaluate(new ExprFrame(0));
    }
}
