using System.Net;
using System.Text.Json;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Machines;

public sealed class LoginTests
{
    private const string Login = "/v1/watchers/login";

    [Fact]
    public async Task A_machine_gets_a_token_for_its_password()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var (status, body) = await host.PostAsync(Login, $$"""{"machine_id":"m1","password":"{{ApiHost.Password}}","scenarios":["a/b","c/d"],"unknown":1}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("""^\{"code":200,"expire":"2026-07-24T13:00:00Z","token":"[\w-]+\.[\w-]+\.[\w-]+"\}$""", body);
        Assert.Equal("a/b,c/d", host.Store.Machines["m1"].Scenarios);
        Assert.Equal("127.0.0.1", host.Store.Machines["m1"].IpAddress);
        Assert.Equal("v1.7.8", host.Store.Machines["m1"].Version);

        var token = JsonDocument.Parse(body).RootElement.GetProperty("token").GetString();
        Assert.Equal((HttpStatusCode.OK, ""), await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {token}")));
        Assert.Equal((HttpStatusCode.OK, ""), await host.GetAsync("/v1/heartbeat", ("Cookie", $"jwt={token}")));
    }

    [Theory]
    [InlineData("""{"machine_id":"m1","password":"wrong"}""", "incorrect Username or Password")]
    [InlineData("""{"machine_id":"nobody","password":"wrong"}""", "ent: machine not found")]
    [InlineData("""{"machine_id":"pending","password":"correct horse battery staple"}""", "machine pending not validated")]
    [InlineData("""{"machine_id":"m1"}""", "validation failure list:\\npassword in body is required")]
    [InlineData("{}", "validation failure list:\\nmachine_id in body is required\\npassword in body is required")]
    [InlineData("""{"machine_id":"m1","password":null}""", "validation failure list:\\npassword in body is required")]
    [InlineData("", "missing: EOF")]
    [InlineData("{", "missing: unexpected EOF")]
    [InlineData("nonsense", "missing: invalid character ")]
    [InlineData("[]", "missing: json: the value must be an object")]
    [InlineData("""{"machine_id":1,"password":"x"}""", "missing: json: 'machine_id' must be a string")]
    [InlineData("""{"machine_id":"m1","password":"x","scenarios":"s"}""", "missing: json: 'scenarios' must be an array")]
    public async Task What_is_wrong_is_said_with_code_401(string json, string message)
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        await host.AddMachineAsync("pending", validated: false);
        var (status, body) = await host.PostAsync(Login, json);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.StartsWith($$"""{"code":401,"message":"{{message}}""", body);
        Assert.Equal(message.StartsWith("missing", StringComparison.Ordinal) ? body : $$"""{"code":401,"message":"{{message}}"}""", body);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("a/b/c")]
    [InlineData("")]
    public async Task A_machine_says_its_version_behind_exactly_one_slash(string userAgent)
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var (status, body) = await host.PostAsync(Login, $$"""{"machine_id":"m1","password":"{{ApiHost.Password}}"}""", ("User-Agent", userAgent));
        Assert.Equal((HttpStatusCode.Unauthorized, """{"code":401,"message":"incorrect Username or Password"}"""), (status, body));
    }

    [Fact]
    public async Task Secrets_are_in_no_log()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var key = await host.AddBouncerAsync("b1");
        var token = await host.LoginAsync("m1");
        await host.PostAsync(Login, """{"machine_id":"m1","password":"guessed-by-somebody"}""");
        await host.PostAsync("/v1/watchers", """{"machine_id":"m2","password":"registered-secret"}""");
        await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {token}"));
        await host.PostAsync("/v1/usage-metrics", "{}", ("X-Api-Key", key));
        await host.Server.DisposeAsync();
        Assert.Contains("/v1/watchers/login", host.AccessLog.Text);
        Assert.Contains("m1", host.Log.Text);
        foreach (var secret in new[] { ApiHost.Password, "guessed-by-somebody", "registered-secret", token, token.Split('.')[2], key })
        {
            Assert.DoesNotContain(secret, host.AccessLog.Text);
            Assert.DoesNotContain(secret, host.Log.Text);
        }
    }
}
