using System.Net;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Metrics;

public sealed class UsageMetricsTests
{
    private const string StoredMetrics =
        """[{"items":[{"labels":{"origin":"CAPI","ip_type":"ipv4"},"name":"dropped","unit":"request","value":12}],"meta":{"utc_now_timestamp":1700000900,"window_size_seconds":900}}]""";

    [Fact]
    public async Task A_bouncers_report_is_stored_and_describes_it()
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.AddBouncerAsync("b1");
        Assert.Equal((HttpStatusCode.Created, ""), await host.PostAsync(Reports.Path, Reports.OfBouncer, ("X-Api-Key", key), ("User-Agent", "nginx/1")));
        var report = Assert.Single(host.Store.Metrics.All);
        Assert.Equal((false, "b1", $$"""{"metrics":{{StoredMetrics}},"type":"nginx"}"""), (report.ByMachine, report.Name, report.Payload));
        var bouncer = host.Store.Bouncers["b1"];
        Assert.Equal(("crowdsec-nginx-bouncer", "v1.1.0", "debian", "12", "a,b"), (bouncer.Type, bouncer.Version, bouncer.OsName, bouncer.OsVersion, bouncer.FeatureFlags));
    }

    [Fact]
    public async Task A_machines_report_is_stored_and_describes_it()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var token = await host.LoginAsync("m1");
        Assert.Equal((HttpStatusCode.Created, ""), await host.PostAsync(Reports.Path, Reports.OfMachine, ("Authorization", $"Bearer {token}")));
        var report = Assert.Single(host.Store.Metrics.All);
        Assert.Equal((true, "m1", $$"""{"metrics":{{StoredMetrics}}}"""), (report.ByMachine, report.Name, report.Payload));
        var machine = host.Store.Machines["m1"];
        Assert.Equal(("v1.1.0", "debian", "12", "a,b"), (machine.Version, machine.OsName, machine.OsVersion, machine.FeatureFlags));
        Assert.Equal("""{"parsers":[{"name":"a/b","status":"official","version":"1.0"}]}""", machine.HubState);
        Assert.Equal("""{"file":2}""", machine.DataSources);
    }

    [Theory]
    [InlineData("{}", 400, """{"message":"Missing remediation component data"}""")]
    [InlineData("""{"remediation_components":[]}""", 400, """{"message":"Missing remediation component data"}""")]
    [InlineData(
        """{"remediation_components":[{"version":"1","utc_startup_timestamp":1},{"version":"1","utc_startup_timestamp":1}]}""", 400, """{"message":"Payload has more than one remediation component"}""")]
    [InlineData("""{"remediation_components":[{}]}""", 422, """{"message":"validation failure list:\nremediation_components.0.""")]
    [InlineData("no json", 400, """{"message":"invalid character """)]
    public async Task What_a_bouncer_sends_wrongly_is_said(string json, int status, string start)
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.AddBouncerAsync("b1");
        var (found, body) = await host.PostAsync(Reports.Path, json, ("X-Api-Key", key));
        Assert.Equal((HttpStatusCode)status, found);
        Assert.StartsWith(start, body);
        Assert.Empty(host.Store.Metrics.All);
    }

    [Fact]
    public async Task Who_calls_is_told_by_headers()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostAsync(Reports.Path, "{}", ("User-Agent", "nginx/1"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(Reports.Path, "{}", ("User-Agent", "crowdsec/v1"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(Reports.Path, "{}", ("User-Agent", "nginx/1"), ("Authorization", "Bearer x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostAsync(Reports.Path, "{}", ("Authorization", "Bearer x"), ("X-Api-Key", "k"))).Status);
    }

    [Fact]
    public async Task A_machine_cannot_report_as_a_bouncer()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var token = await host.LoginAsync("m1");
        Assert.Equal((HttpStatusCode.BadRequest, """{"message":"Missing log processor data"}"""), await host.PostAsync(Reports.Path, Reports.OfBouncer, ("Authorization", $"Bearer {token}")));
    }
}
