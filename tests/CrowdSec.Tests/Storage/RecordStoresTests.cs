using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Metrics;
using CrowdSec.Storage;
using Xunit;

namespace CrowdSec.Tests.Storage;

public sealed class RecordStoresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Machines(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var store = test.Store.Machines;
        var added = await store.AddAsync(Samples.Machine() with { IsValidated = false }, false, Token);
        Assert.Equal(StoreError.AlreadyExists, (await Assert.ThrowsAsync<StoreException>(() => store.AddAsync(Samples.Machine(), false, Token))).Error);
        await store.ValidateAsync("m1", Token);
        await store.LoggedInAsync("m1", "10.0.0.1", "v1", "a,b", Token);
        await store.LoggedInAsync("m1", "10.0.0.2", "v2", null, Token);
        await store.TouchAsync([new("m1", test.Now, null), new("nobody", test.Now, null)], Token);
        await store.DescribeAsync(new Machine { MachineId = "m1", OsName = "debian", HubState = "{\"parsers\": []}", DataSources = "{\"file\": 2}" }, Token);

        var machine = (await store.FindAsync("m1", Token))!;

        Assert.Equal(
            added with { IsValidated = true, IpAddress = "10.0.0.2", Version = "v2", Scenarios = "a,b", LastHeartbeat = test.Now, OsName = "debian", HubState = "{\"parsers\": []}", DataSources = "{\"file\": 2}" },
            machine);
        Assert.Equal("new", (await store.AddAsync(Samples.Machine() with { PasswordHash = "new" }, true, Token)).PasswordHash);
        Assert.Single(await store.ListAsync(Token));
        Assert.Equal(StoreError.NotFound, (await Assert.ThrowsAsync<StoreException>(() => store.ValidateAsync("m2", Token))).Error);
        Assert.True(await store.DeleteAsync("m1", Token));
        Assert.False(await store.DeleteAsync("m1", Token));
    }

    [Theory]
    [EachDatabase]
    public async Task Bouncers(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var store = test.Store.Bouncers;
        var bouncer = await store.AddAsync(new Bouncer { Name = "b", KeyHash = "k" }, Token);
        var child = await store.AddAsync(new Bouncer { Name = "b@10.0.0.1", KeyHash = "k", AutoCreated = true }, Token);
        await store.AddAsync(new Bouncer { Name = "b@", KeyHash = "other" }, Token);
        Assert.Equal(StoreError.AlreadyExists, (await Assert.ThrowsAsync<StoreException>(() => store.AddAsync(new Bouncer { Name = "b" }, Token))).Error);
        Assert.Null(bouncer.LastPull);
        await store.UpdateAsync(bouncer with { IpAddress = "10.0.0.2", Type = "nginx", Version = "1" }, Token);
        await store.PulledAsync([(bouncer.Id, test.Now)], [new(bouncer.Id, 0, 5, test.Now), new(bouncer.Id, 1, 6, test.Now), new(999, 0, 1, test.Now)], Token);
        await store.PulledAsync([], [new(bouncer.Id, 1, 7, test.Now)], Token);

        Assert.Equal(bouncer with { IpAddress = "10.0.0.2", Type = "nginx", Version = "1", LastPull = test.Now }, await store.FindAsync("b", Token));
        Assert.Equal([bouncer.Id, child.Id], (await store.FindByKeyAsync("k", Token)).Select(static b => b.Id));
        Assert.Equal([new(bouncer.Id, 0, 5, test.Now), new(bouncer.Id, 1, 7, test.Now)], await store.CursorsAsync(bouncer.Id, Token));
        Assert.True(await store.DeleteAsync("b", Token));
        Assert.Equal("b@", (await store.ListAsync(Token)).Single().Name);
        Assert.Empty(await store.CursorsAsync(bouncer.Id, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task Allowlists(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(1)), Samples.Decision("192.0.3.1", test.Now.AddHours(1)))], Token);
        var store = test.Store.Allowlists;
        var list = await store.AddAsync(new StoredAllowlist { Name = "office", Description = "HQ" }, Token);
        await store.AddAsync(new StoredAllowlist { Name = "another", Items = [Item("198.51.100.1")] }, Token);
        Assert.Equal(StoreError.AlreadyExists, (await Assert.ThrowsAsync<StoreException>(() => store.AddAsync(list, Token))).Error);

        var change = await store.AddItemsAsync("office", [Item("192.0.2.0/24"), Item("host.example"), Item("10.0.0.1", test.Now.AddMinutes(1)), Item("192.0.2.0/24")], Token);

        Assert.Equal((3, 1, 1L), (change.Added.Count, change.AlreadyThere.Count, change.DecisionsEnded));
        var lists = await store.ListAsync(true, Token);
        Assert.Equal(["another", "office"], lists.Select(static l => l.Name));
        Assert.Equal(["192.0.2.0/24", "host.example", "10.0.0.1"], lists[1].Items.Select(static i => i.Value));
        Assert.Equal(Range("192.0.2.0/24"), lists[1].Items[0].Range);
        Assert.Null(lists[1].Items[1].Range);
        test.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["192.0.2.0/24", "host.example"], (await store.FindAsync("office", true, Token))!.Items.Select(static i => i.Value));
        Assert.Single((await store.AddItemsAsync("office", [Item("10.0.0.1")], Token)).Added);
        Assert.Equal(1, await store.RemoveItemsAsync("office", ["host.example", "nothing"], Token));
        Assert.Equal(StoreError.NotFound, (await Assert.ThrowsAsync<StoreException>(() => store.AddItemsAsync("none", [], Token))).Error);
        Assert.True(await store.DeleteAsync("office", Token));
        Assert.Null(await store.FindAsync("office", false, Token));
        Assert.Single((await store.FindAsync("another", true, Token))!.Items);
    }

    [Theory]
    [EachDatabase]
    public async Task Metrics_and_settings(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        for (var i = 0; i < 250; i++)
        {
            await test.Store.Metrics.AddAsync(new UsageMetrics(i % 2 == 0, "m" + (i % 4), test.Now.AddSeconds(i), "{}"), Token);
        }

        Assert.Equal(125, (await test.Store.Metrics.ListAsync(true, null, Token).ToListAsync()).Count);
        Assert.Equal(test.Now.AddSeconds(2), (await test.Store.Metrics.ListAsync(true, "m2", Token).ToListAsync())[0].ReceivedAt);
        await test.Store.SetSettingAsync("a", "1", Token);
        await test.Store.SetSettingAsync("a", "2", Token);
        Assert.Equal("2", await test.Store.GetSettingAsync("a", Token));
        await test.Store.SetSettingAsync("a", null, Token);
        Assert.Null(await test.Store.GetSettingAsync("a", Token));
    }

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new ArgumentException(text);

    private static StoredAllowlistItem Item(string value, DateTime? expires = null) =>
        new(value, "comment", expires, default, IpRange.TryParseAddressOrRange(value, out var range) ? range : null);
}
