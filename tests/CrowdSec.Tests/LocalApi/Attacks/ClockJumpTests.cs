using System.Net;
using CrowdSec.Tests.LocalApi.Alerts;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Attacks;

/// <summary>The server's clock is put right while it runs.</summary>
public sealed class ClockJumpTests
{
    [Theory]
    [InlineData(-30, true)] // a difference as between two servers
    [InlineData(-3600 * 24 * 365, false)]
    [InlineData(3599, true)]
    [InlineData(3601, false)]
    [InlineData(3600 * 24 * 365, false)]
    public async Task A_token_is_good_near_its_time_and_a_new_one_always(int seconds, bool good)
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var token = await host.LoginAsync("m1");
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(good ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {token}"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {await host.LoginAsync("m1")}"))).Status);
    }

    [Theory]
    [InlineData(-3600 * 24)]
    [InlineData(3600 * 24)]
    public async Task Alerts_are_taken_and_decided_on_by_the_new_clock(int seconds)
    {
        await using var api = await AlertApi.StartAsync();
        Assert.Equal(201, (await api.SendAsync("POST", "/v1/alerts", AlertText.Expand("[<alert>]"))).Status);
        api.Database.Clock.Advance(TimeSpan.FromSeconds(seconds));
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Api-Key", "key");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "crowdsec/v1.7.8");
        using var login = await client.PostAsync("/v1/watchers/login", new StringContent($$"""{"machine_id":"m1","password":"{{AlertApi.Password}}"}"""), TestContext.Current.CancellationToken);
        var token = System.Text.Json.JsonDocument.Parse(await login.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("token").GetString();
        api.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var body = AlertText.Expand("""[<alert source.value="192.0.2.7" uuid="22222222-2222-4222-8222-222222222222" stop_at="">]""");
        Assert.Equal((201, """["2"]"""), await api.SendAsync("POST", "/v1/alerts", body));
        Assert.Contains("\"duration\":\"4h0m0s\"", (await api.SendAsync("GET", "/v1/decisions?ip=192.0.2.7")).Answer, StringComparison.Ordinal);
    }
}
