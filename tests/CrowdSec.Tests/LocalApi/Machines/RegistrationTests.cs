using System.Net;
using CrowdSec.Configuration;
using CrowdSec.Storage.Machines;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Machines;

public sealed class RegistrationTests
{
    private const string Path = "/v1/watchers";
    private const string Token = "0123456789abcdef0123456789abcdef";

    private static readonly ApiServerConfig WithAutoRegistration = new()
    {
        TrustedProxies = ["127.0.0.1"],
        AutoRegistration = new() { Enabled = true, Token = Token, AllowedRanges = ["10.0.0.0/8", "2001:db8::/32"] },
    };

    [Fact]
    public async Task A_machine_registers_and_waits_to_be_validated()
    {
        await using var host = await ApiHost.StartAsync();
        const string Body = """{"machine_id":"m1","password":"p4ss","more":[{}]}""";
        Assert.Equal((HttpStatusCode.Created, ""), await host.PostAsync(Path, Body));
        var machine = host.Store.Machines["m1"];
        Assert.False(machine.IsValidated);
        Assert.Equal(("127.0.0.1", "password"), (machine.IpAddress, machine.AuthType));
        Assert.True(MachinePassword.Verify("p4ss", machine.PasswordHash));
        Assert.Equal((HttpStatusCode.Forbidden, """{"message":"user 'm1': user already exist"}"""), await host.PostAsync(Path, Body));
    }

    [Theory]
    [InlineData("""{"machine_id":"m1"}""", 422, "validation failure list:\\npassword in body is required")]
    [InlineData("{}", 422, "validation failure list:\\nmachine_id in body is required\\npassword in body is required")]
    [InlineData("""{"machine_id":"m1","password":"p","registration_token":"short"}""", 422, "validation failure list:\\nregistration_token in body should be at least 32 chars long")]
    [InlineData("no json", 400, "invalid character ")]
    [InlineData("", 400, "EOF")]
    [InlineData("""{"machine_id":"m1","password":"0123456789012345678901234567890123456789012345678901234567890123456789012"}""", 400, "bcrypt: password length exceeds 72 bytes: unable to hash")]
    public async Task What_is_wrong_is_said(string json, int status, string message)
    {
        await using var host = await ApiHost.StartAsync();
        var answer = await host.PostAsync(Path, json);
        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.StartsWith($$"""{"message":"{{message}}""", answer.Body);
    }

    [Theory]
    [InlineData(Token, "10.1.2.3", 202, "")]
    [InlineData(Token, "2001:db8::7", 202, "")]
    [InlineData(Token, "::ffff:10.1.2.3", 202, "")]
    [InlineData(Token, "192.0.2.1", 401, """{"message":"IP not in allowed range for auto registration"}""")]
    [InlineData("another token that is long enough", "10.1.2.3", 401, """{"message":"invalid token for auto registration"}""")]
    [InlineData("", "10.1.2.3", 201, "")]
    public async Task A_token_and_an_allowed_address_validate_at_once(string token, string ip, int status, string body)
    {
        await using var host = await ApiHost.StartAsync(WithAutoRegistration);
        var json = $$"""{"machine_id":"m1","password":"p","registration_token":"{{token}}"}""";
        Assert.Equal(((HttpStatusCode)status, body), await host.PostAsync(Path, json, ("X-Forwarded-For", ip)));
        if (status != 401)
        {
            Assert.Equal(status == 202, host.Store.Machines["m1"].IsValidated);
        }
    }

    [Fact]
    public async Task Without_the_feature_a_token_changes_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync(Path, $$"""{"machine_id":"m1","password":"p","registration_token":"{{Token}}"}""")).Status);
    }

    [Fact]
    public async Task Remote_registration_can_be_forbidden()
    {
        await using var host = await ApiHost.StartAsync(new() { TrustedProxies = ["127.0.0.1"], DisableRemoteRegistration = true });
        const string Body = """{"machine_id":"m1","password":"p"}""";
        Assert.Equal((HttpStatusCode.Forbidden, """{"message":"access forbidden"}"""), await host.PostAsync(Path, Body, ("X-Forwarded-For", "192.0.2.1")));
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync(Path, Body)).Status);
    }

    [Fact]
    public async Task Heartbeats_are_written_together()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var token = await host.LoginAsync("m1");
        await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {token}"));
        await host.Server.DisposeAsync();
        Assert.Equal(host.Clock.GetUtcNow().UtcDateTime, host.Store.Machines["m1"].LastHeartbeat);
    }
}
