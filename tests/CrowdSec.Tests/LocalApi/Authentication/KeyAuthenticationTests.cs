using System.Net;
using CrowdSec.Configuration;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Authentication;

public sealed class KeyAuthenticationTests
{
    private static readonly ApiServerConfig BehindProxy = new() { TrustedProxies = ["127.0.0.1"] };
    private static readonly (HttpStatusCode, string) Forbidden = (HttpStatusCode.Forbidden, """{"message":"access forbidden"}""");

    [Fact]
    public async Task A_key_opens_and_its_first_address_stays()
    {
        await using var host = await ApiHost.StartAsync(BehindProxy);
        var key = await host.AddBouncerAsync("b1");
        Assert.Equal(HttpStatusCode.Created, await CallAsync(host, key, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.Created, await CallAsync(host, key, "192.0.2.1"));
        var bouncer = host.Store.Bouncers["b1"];
        Assert.Equal(("192.0.2.1", "crowdsec-nginx-bouncer", "v1.1.0"), (bouncer.IpAddress, bouncer.Type, bouncer.Version));
        Assert.Single(host.Store.Bouncers.Names);
    }

    [Fact]
    public async Task Each_further_address_makes_a_bouncer_of_its_own()
    {
        await using var host = await ApiHost.StartAsync(BehindProxy);
        var key = await host.AddBouncerAsync("b1");
        foreach (var ip in new[] { "192.0.2.1", "192.0.2.2", "2001:db8::1", "192.0.2.2" })
        {
            Assert.Equal(HttpStatusCode.Created, await CallAsync(host, key, ip));
        }

        Assert.Equal(["b1", "b1@192.0.2.2", "b1@2001:db8::1"], host.Store.Bouncers.Names.Order());
        Assert.True(host.Store.Bouncers["b1@192.0.2.2"].AutoCreated);
        Assert.Equal(host.Store.Bouncers["b1"].KeyHash, host.Store.Bouncers["b1@192.0.2.2"].KeyHash);
    }

    [Fact]
    public async Task Children_of_children_have_the_first_name()
    {
        await using var host = await ApiHost.StartAsync(BehindProxy);
        var key = await host.AddBouncerAsync("b1@192.0.2.9", "192.0.2.9");
        Assert.Equal(HttpStatusCode.Created, await CallAsync(host, key, "192.0.2.1"));
        Assert.Contains("b1@192.0.2.1", host.Store.Bouncers.Names);
    }

    [Fact]
    public async Task Many_requests_at_once_make_one_child()
    {
        await using var host = await ApiHost.StartAsync(BehindProxy);
        var key = await host.AddBouncerAsync("b1", "192.0.2.9");
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => CallAsync(host, key, "192.0.2.1")));
        Assert.All(answers, static status => Assert.Equal(HttpStatusCode.Created, status));
        Assert.Equal(2, host.Store.Bouncers.Names.Count());
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_wrong_key_is_forbidden(string key)
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddBouncerAsync("b1");
        Assert.Equal(Forbidden, await host.PostAsync(Reports.Path, Reports.OfBouncer, ("X-Api-Key", key)));
    }

    [Fact]
    public async Task The_hash_of_a_key_is_no_key()
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.AddBouncerAsync("b1");
        Assert.Equal(Forbidden, await host.PostAsync(Reports.Path, Reports.OfBouncer, ("X-Api-Key", BouncerKey.Hash(key))));
    }

    [Fact]
    public async Task A_revoked_key_is_forbidden()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.Bouncers.AddAsync(new Bouncer { Name = "b1", KeyHash = BouncerKey.Hash("k"), Revoked = true }, TestContext.Current.CancellationToken);
        Assert.Equal(Forbidden, await host.PostAsync(Reports.Path, Reports.OfBouncer, ("X-Api-Key", "k")));
    }

    [Fact]
    public async Task A_new_key_works_at_once_and_a_deleted_one_soon_not_any_more()
    {
        await using var host = await ApiHost.StartAsync(BehindProxy);
        var key = await host.AddBouncerAsync("b1");
        Assert.Equal(HttpStatusCode.Created, await CallAsync(host, key, "192.0.2.1"));
        await host.Store.Bouncers.DeleteAsync("b1", TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(async () => await CallAsync(host, key, "192.0.2.1") == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_known_key_needs_no_database()
    {
        await using var host = await ApiHost.StartAsync(BehindProxy);
        var key = await host.AddBouncerAsync("b1");
        await CallAsync(host, key, "192.0.2.1");
        var reads = host.Store.Bouncers.Reads;
        for (var i = 0; i < 20; i++)
        {
            await CallAsync(host, key, "192.0.2.1");
        }

        Assert.Equal(reads, host.Store.Bouncers.Reads);
    }

    [Fact]
    public async Task Made_up_keys_do_not_keep_the_database_busy()
    {
        await using var host = await ApiHost.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(Forbidden, await host.PostAsync(Reports.Path, "", ("X-Api-Key", $"guess{i}")));
        }

        Assert.InRange(host.Store.Bouncers.Reads, 1, 20); // the test's clock stands still
    }

    [Theory]
    [InlineData("nginx/1.0", "nginx", "1.0")]
    [InlineData("nginx", "nginx", "N/A")]
    [InlineData("a/b/c", "a/b/c", "N/A")]
    [InlineData("", "", "N/A")]
    [InlineData("nginx/", "nginx", "")]
    public async Task Type_and_version_come_from_the_user_agent(string userAgent, string type, string version)
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.AddBouncerAsync("b1");
        await host.PostAsync(Reports.Path, "{}", ("X-Api-Key", key), ("User-Agent", userAgent));
        Assert.Equal((type, version), (host.Store.Bouncers["b1"].Type, host.Store.Bouncers["b1"].Version));
    }

    [Fact]
    public async Task Two_programs_with_one_key_and_address_do_not_write_with_each_request()
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.AddBouncerAsync("b1");
        await host.PostAsync(Reports.Path, "{}", ("X-Api-Key", key), ("User-Agent", "one/1"));
        var changes = await host.Store.Changes.CurrentAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 10; i++)
        {
            await host.PostAsync(Reports.Path, "{}", ("X-Api-Key", key), ("User-Agent", $"two/{i}"));
        }

        Assert.Equal(changes, await host.Store.Changes.CurrentAsync(TestContext.Current.CancellationToken));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.PostAsync(Reports.Path, "{}", ("X-Api-Key", key), ("User-Agent", "two/2"));
        Assert.Equal("two", host.Store.Bouncers["b1"].Type);
    }

    private static async Task<HttpStatusCode> CallAsync(ApiHost host, string key, string ip) =>
        (await host.PostAsync(Reports.Path, Reports.OfBouncer, ("X-Api-Key", key), ("X-Forwarded-For", ip), ("User-Agent", "crowdsec-nginx-bouncer/v1.1.0"))).Status;
}
