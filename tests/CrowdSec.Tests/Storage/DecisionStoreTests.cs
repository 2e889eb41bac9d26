using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage;
using Xunit;

namespace CrowdSec.Tests.Storage;

public sealed class DecisionStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Decisions_are_loaded_as_they_were_stored(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        string[] values = ["192.0.2.1", "10.0.0.0/8", "0.0.0.0/0", "255.255.255.255", "2001:db8::1", "2001:db8::/32", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff::/64", "::ffff:1.2.3.4", "bob"];
        var stored = values.Select((v, i) => Samples.Decision(v, test.Now.AddHours(1).AddTicks(i * 12_340)) with { Simulated = i % 2 == 1 }).ToList();
        var alert = (await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, stored)], Token))[0];

        var loaded = new List<StoredDecision>();
        var sequence = await test.Store.Decisions.LoadAsync(test.Now, loaded.Add, Token);

        Assert.Equal(1, sequence);
        Assert.Equal(
            stored.Select(d => (d.Uuid, d.Origin, d.Type, d.Scope, d.Value, d.Scenario, d.Simulated, d.Until, d.Range?.Unmap(), alert, test.Now)),
            loaded.Select(static d => (d.Uuid, d.Origin, d.Type, d.Scope, d.Value, d.Scenario, d.Simulated, d.Until, d.Range, d.AlertId, d.CreatedAt)));
        Assert.Same(loaded[0].Scenario, loaded[^1].Scenario);
        Assert.All(loaded, static d => Assert.Equal(DateTimeKind.Utc, d.Until.Kind));
    }

    [Theory]
    [EachDatabase]
    public async Task What_was_just_stored_is_handed_over_as_it_would_be_read_back(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        string[] values = ["192.0.2.1", "10.0.0.0/8", "2001:db8::1", "::ffff:1.2.3.4", "bob", "nul\0 and half \ud800"];
        var unsorted = Enumerable.Range(0, 600).Select(i => Samples.Decision($"10.0.{i * 7 % 600 / 256}.{i * 7 % 256}", test.Now.AddHours(1)));
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, [.. values.Select((v, i) => Samples.Decision(v, test.Now.AddHours(1).AddTicks(i * 12_345)))]), Samples.Alert(test.Now, [.. unsorted])], Token);
        var change = Assert.Single(await test.Store.Changes.ReadAsync(0, 10, Token));

        var (handed, read, later) = (new List<StoredDecision>(), new List<StoredDecision>(), new List<StoredDecision>());
        await test.Store.Decisions.LoadAddedAsync(change.FirstId, change.LastId, handed.Add, Token);
        await test.Store.Decisions.LoadAsync(change.FirstId, change.LastId, read.Add, Token);
        await test.Store.Decisions.ExpireAsync(read[0].Id, Token);
        await test.Store.Decisions.LoadAddedAsync(change.FirstId, change.LastId, later.Add, Token);

        Assert.Equal(606, handed.Count);
        Assert.Equal(read, handed);
        Assert.Equal(test.Now, later[0].Until);
        Assert.Equal(read[1..], later[1..]);
    }

    [Theory]
    [EachDatabase]
    public async Task Only_what_is_asked_for_is_loaded(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, [.. Enumerable.Range(-2, 5).Select(i => Samples.Decision($"192.0.2.{i + 10}", test.Now.AddHours(i)))])], Token);
        var (active, some) = (new List<StoredDecision>(), new List<StoredDecision>());

        await test.Store.Decisions.LoadAsync(test.Now, active.Add, Token);
        await test.Store.Decisions.LoadAsync(2, 4, some.Add, Token);
        var ended = await test.Store.Decisions.EndedAsync(test.Now.AddHours(-2), test.Now, Token).ToListAsync();

        Assert.Equal([4L, 5L], active.Select(static d => d.Id));
        Assert.Equal([2L, 3L, 4L], some.Select(static d => d.Id));
        Assert.Equal([2L, 3L], ended.Select(static d => d.Id));
    }

    [Theory]
    [EachDatabase]
    public async Task Ended_decisions_come_in_pages(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, [.. Enumerable.Range(0, 2500).Select(i => Samples.Decision($"10.0.{i / 256}.{i % 256}", test.Now.AddMinutes(-(i / 1700))))])], Token);

        var ended = await test.Store.Decisions.EndedAsync(test.Now.AddHours(-2), test.Now, Token).ToListAsync();

        Assert.Equal(2500, ended.Select(static d => d.Id).Distinct().Count());
        Assert.Equal(ended.OrderBy(static d => (d.Until, d.Id)), ended);
    }

    [Theory]
    [EachDatabase]
    public async Task Ending_goes_by_the_filter(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var hour = test.Now.AddHours(1);
        var alert = (await test.Store.Alerts.AddAsync("m1",
        [
            Samples.Alert(test.Now, Samples.Decision("192.0.2.1", hour), Samples.Decision("192.0.2.0/24", hour, "cscli"), Samples.Decision("192.0.2.2", test.Now.AddHours(-1)), Samples.Decision("bob", hour, type: "captcha")),
        ], Token))[0];
        (DecisionFilter Filter, int Expected)[] cases =
        [
            (new() { Value = "192.0.2.9" }, 0),
            (new() { Range = Range("192.0.2.77") }, 1),
            (new() { Range = Range("192.0.2.77") }, 0),
            (new() { Type = "captcha", Scope = "username", Value = "bob", Origin = "crowdsec", Scenario = "test/ssh-bf", AlertId = alert }, 1),
            (new() { Range = Range("192.0.0.0/16"), Contains = false }, 1),
            (new(), 0),
        ];
        foreach (var (filter, expected) in cases)
        {
            Assert.Equal(expected, await test.Store.Decisions.ExpireAsync(filter, Token));
        }

        var left = new List<StoredDecision>();
        await test.Store.Decisions.LoadAsync(test.Now, left.Add, Token);
        Assert.Empty(left);
        await test.Store.Decisions.LoadAsync(1, 100, left.Add, Token);
        Assert.Equal(3, left.Count(d => d.Until == test.Now));
    }

    [Theory]
    [EachDatabase]
    public async Task Ending_by_id_tells_when_there_is_none(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(1)))], Token);

        await test.Store.Decisions.ExpireAsync(1, Token);
        var failure = await Assert.ThrowsAsync<StoreException>(() => test.Store.Decisions.ExpireAsync(2, Token));

        Assert.Equal((StoreError.NotFound, "decision with id '2' doesn't exist: unable to delete"), (failure.Error, failure.Message));
        Assert.Equal(StoreChangeKind.DecisionsEnded, (await test.Store.Changes.ReadAsync(1, 10, Token)).Single().Kind);
    }

    [Theory]
    [EachDatabase]
    public async Task Ending_many_goes_in_batches(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, [.. Enumerable.Range(0, 12_000).Select(i => Samples.Decision($"10.0.{i / 256}.{i % 256}", test.Now.AddHours(1)))])], Token);

        Assert.Equal(12_000, await test.Store.Decisions.ExpireAsync(new DecisionFilter(), Token));
    }

    [Theory]
    [EachDatabase]
    public async Task Ranges_end_what_they_touch(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        string[] values = ["192.0.2.1", "192.0.0.0/16", "192.0.3.1", "2001:db8::1", "2001:db8::/48", "bob"];
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, [.. values.Select(v => Samples.Decision(v, test.Now.AddHours(1)))])], Token);

        Assert.Equal(4, await test.Store.Decisions.ExpireAsync([Range("192.0.2.0/24"), Range("2001:db8::/64")], Token));

        var left = new List<StoredDecision>();
        await test.Store.Decisions.LoadAsync(test.Now, left.Add, Token);
        Assert.Equal(["192.0.3.1", "bob"], left.Select(static d => d.Value));
    }

    [Theory]
    [EachDatabase]
    public async Task Counts_include_what_is_over(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(-1)), Samples.Decision("192.0.2.0/24", test.Now.AddHours(1)), Samples.Decision("bob", test.Now.AddHours(1)))], Token);

        Assert.Equal(2, await test.Store.Decisions.CountAsync("192.0.2.1", null, Token));
        Assert.Equal(1, await test.Store.Decisions.CountAsync("bob", test.Now, Token));
        Assert.Equal(0, await test.Store.Decisions.CountAsync("192.0.2.1", test.Now.AddSeconds(1), Token));
    }

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new ArgumentException(text);
}
