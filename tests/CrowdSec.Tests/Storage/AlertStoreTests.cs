using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage;
using CrowdSec.Storage.Decisions;
using Xunit;

namespace CrowdSec.Tests.Storage;

public sealed class AlertStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task An_alert_is_read_as_it_was_stored(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Machines.AddAsync(Samples.Machine(), false, Token);
        var stored = Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(4)));
        var id = (await test.Store.Alerts.AddAsync("m1", [stored with { ProfileTrace = "default: ban" }], Token))[0];

        var alert = await test.Store.Alerts.GetAsync(id, Token);

        Assert.Equal(
            (stored.Alert.Uuid, "m1", "2026-07-24T12:00:00Z", "2026-07-24T11:59:57Z", "2026-07-24T11:59:59Z", stored.Alert.Message, "10s", 5, 6, true, false, "crowdsec"),
            (alert.Uuid, alert.MachineId, alert.CreatedAt, alert.StartAt, alert.StopAt, alert.Message, alert.Leakspeed, alert.Capacity, alert.EventsCount, alert.Remediation, alert.Simulated, alert.Kind));
        Assert.Equivalent(stored.Alert.Source, alert.Source);
        Assert.Equal("2026-07-24 11:59:59 +0000 UTC", alert.Events.Single().Timestamp);
        Assert.Equal(stored.Alert.Events[0].Meta, alert.Events[0].Meta);
        Assert.Equal(stored.Alert.Meta, alert.Meta);
        var decision = alert.Decisions.Single();
        Assert.Equal(("4h0m0s", "crowdsec", "Ip", "192.0.2.1", "ban", "test/ssh-bf", false), (decision.Duration, decision.Origin, decision.Scope, decision.Value, decision.Type, decision.Scenario, decision.Simulated));
        Assert.Null(decision.Uuid);
        Assert.Equal("default: ban", await test.Store.Alerts.GetProfileTraceAsync(id, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task An_alert_sent_twice_is_stored_once(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var alert = Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(4)));

        var first = await test.Store.Alerts.AddAsync("m1", [alert, alert], Token);
        var second = await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now), alert], Token);

        Assert.Equal(first[0], first[1]);
        Assert.Equal(first[0], second[1]);
        Assert.Equal(2, (await test.Store.Alerts.FindAsync(new(), Token).ToListAsync()).Count);
        Assert.Single((await test.Store.Alerts.GetAsync(first[0], Token)).Decisions);
    }

    [Theory]
    [EachDatabase]
    public async Task Alerts_outlive_their_machine(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Machines.AddAsync(Samples.Machine(), false, Token);
        var id = (await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now)], Token))[0];

        Assert.True(await test.Store.Machines.DeleteAsync("m1", Token));

        Assert.Equal("N/A", (await test.Store.Alerts.GetAsync(id, Token)).MachineId);
    }

    [Theory]
    [EachDatabase]
    public async Task Pages_go_on_where_the_last_ended(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var ids = await test.Store.Alerts.AddAsync("m1", [.. Enumerable.Range(0, 250).Select(_ => Samples.Alert(test.Now))], Token);

        var descending = await test.Store.Alerts.FindAsync(new() { Limit = 230 }, Token).ToListAsync();
        var ascending = await test.Store.Alerts.FindAsync(new() { Ascending = true, AfterId = ids[99] }, Token).ToListAsync();

        Assert.Equal(ids.Reverse().Take(230), descending.Select(static a => a.Id));
        Assert.Equal(ids.Skip(100), ascending.Select(static a => a.Id));
    }

    [Theory]
    [EachDatabase]
    public async Task Decisions_of_an_alert_are_limited_longest_first(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var decisions = Enumerable.Range(1, 20).Select(i => Samples.Decision($"192.0.2.{i}", test.Now.AddHours(i))).ToList();
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, decisions), Samples.Alert(test.Now)], Token);

        var alerts = await test.Store.Alerts.FindAsync(new() { DecisionLimit = 3, Ascending = true }, Token).ToListAsync();

        Assert.Equal(["192.0.2.18", "192.0.2.19", "192.0.2.20"], alerts[0].Decisions.Select(static d => d.Value));
        Assert.Empty(alerts[1].Decisions);
    }

    [Theory]
    [EachDatabase]
    public async Task Deleting_takes_what_belongs_to_an_alert(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var decisions = Enumerable.Range(0, 12_000).Select(i => Samples.Decision($"10.0.{i / 256}.{i % 256}", test.Now.AddHours(1))).ToList();
        var ids = await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, decisions), Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(1)))], Token);

        Assert.True(await test.Store.Alerts.DeleteAsync(ids[0], Token));
        Assert.False(await test.Store.Alerts.DeleteAsync(ids[0], Token));
        Assert.Equal(1, await test.Store.Alerts.DeleteAsync(new AlertFilter { Range = IpRange.TryParse("192.0.2.0/24", out var range) ? range : null, Contains = false }, Token));

        Assert.Equal(StoreError.NotFound, (await Assert.ThrowsAsync<StoreException>(() => test.Store.Alerts.GetAsync(ids[0], Token))).Error);
        Assert.Equal(0, await test.Store.Decisions.CountAsync("192.0.2.1", null, Token));
        await AssertEmptyAsync(test, "alerts", "events", "meta", "alert_traces");
    }

    [Theory]
    [EachDatabase]
    public async Task Decisions_of_a_deleted_alert_end_and_stay_until_bouncers_had_time_to_hear_of_it(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var ids = await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(1)), Samples.Decision("192.0.2.2", test.Now.AddHours(-1)), Samples.Decision("192.0.2.3", test.Now.AddDays(-2)))], Token);
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await test.Store.Alerts.DeleteAsync(ids[0], Token);
        await test.Store.Retention.FlushAsync(new(), Token);

        var left = new List<StoredDecision>();
        await using (var restarted = await test.OpenAgainAsync())
        {
            await restarted.Decisions.LoadAsync(test.Now.AddDays(-7), left.Add, Token);
        }

        Assert.Equal([("192.0.2.1", test.Now, 0L), ("192.0.2.2", test.Now.AddMinutes(-61), 0L)], left.Select(static d => (d.Value, d.Until, d.AlertId)));
        test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, (await test.Store.Retention.FlushAsync(new(), Token)).Orphans);
        await AssertEmptyAsync(test, "decisions");
    }

    [Theory]
    [EachDatabase]
    public async Task Text_of_any_kind_comes_back(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        const string Nasty = "'; DROP TABLE alerts; --\" $1 @p ? \\ % _ \u0001 é 漢字 😀";
        var alert = Samples.Alert(test.Now, Nasty, [Samples.Decision(Nasty, test.Now.AddHours(1), Nasty, Nasty, Nasty, Nasty)], a =>
        {
            a.Message = a.Kind = a.Leakspeed = a.ScenarioHash = a.ScenarioVersion = Nasty;
            a.Source = new Source { Scope = Nasty, Value = Nasty, Ip = Nasty, Range = Nasty, AsName = Nasty, AsNumber = Nasty, Cn = Nasty };
            a.Events = [new AlertEvent(Nasty, [new MetaItem(Nasty, Nasty)])];
            a.Meta = [new MetaItem(Nasty, Nasty)];
        });
        await test.Store.Alerts.AddAsync(Nasty, [alert], Token);

        var read = (await test.Store.Alerts.FindAsync(new() { Scenario = Nasty, Scope = Nasty, Value = Nasty, Kind = Nasty, Origin = Nasty, DecisionType = Nasty }, Token).ToListAsync()).Single();

        Assert.Equivalent(alert.Alert.Source, read.Source);
        Assert.Equal((Nasty, Nasty, Nasty), (read.Message, read.Events[0].Meta[0].Value, read.Meta[0].Key));
        Assert.Equal((Nasty, Nasty, Nasty, Nasty, Nasty), (read.Decisions[0].Value, read.Decisions[0].Origin, read.Decisions[0].Scenario, read.Decisions[0].Type, read.Decisions[0].Scope));
    }

    [Theory]
    [EachDatabase]
    public async Task Text_that_no_database_takes_is_mended(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        const string Broken = "a\0b\ud800c😀";
        const string Mended = "a\uFFFDb\uFFFDc😀";
        var alert = Samples.Alert(test.Now, Broken, [Samples.Decision(Broken, test.Now.AddHours(1))], static a =>
        {
            a.Events = [new AlertEvent("2026-07-24T11:59:59Z", [new MetaItem(Broken, Broken)])];
            a.Meta = [new MetaItem(Broken, Broken)];
        });

        var read = await test.Store.Alerts.GetAsync((await test.Store.Alerts.AddAsync("m1", [alert], Token))[0], Token);

        Assert.Equal((Mended, Mended, Mended, Mended), (read.Scenario, read.Decisions[0].Value, read.Events[0].Meta[0].Key, read.Meta[0].Value));
    }

    private static async Task AssertEmptyAsync(TestStore test, params string[] tables)
    {
        foreach (var table in tables)
        {
            Assert.Equal(0, (await test.Store.Database.ReadAsync($"SELECT COUNT(*) FROM {table}", static row => row.Long(0), Token))[0]);
        }
    }
}
