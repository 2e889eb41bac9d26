using CrowdSec.Configuration;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Metrics;
using CrowdSec.Storage.Retention;
using Xunit;

namespace CrowdSec.Tests.Storage.Retention;

public sealed class FlushTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Old_alerts_go_unless_a_decision_is_in_force(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var ids = await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(1))), Samples.Alert(test.Now, Samples.Decision("192.0.2.2", test.Now.AddDays(30))), Samples.Alert(test.Now)], Token);
        test.Clock.Advance(TimeSpan.FromDays(8));
        var young = await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now)], Token);

        Assert.Equal(2, await test.Store.Retention.FlushAlertsAsync(null, TimeSpan.FromDays(7), Token));

        Assert.Equal([young[0], ids[1]], await AlertsAsync(test));
        Assert.Equal(0, await test.Store.Retention.FlushAlertsAsync(null, TimeSpan.FromDays(7), Token));
        Assert.Equal(1, await CountAsync(test, "decisions"));
        Assert.Equal(2, await CountAsync(test, "events"));
        Assert.Equal(2, await CountAsync(test, "meta"));
    }

    [Theory]
    [EachDatabase]
    public async Task Only_so_many_alerts_stay(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [.. Enumerable.Range(0, 130).Select(i => Samples.Alert(test.Now, i == 3 ? [Samples.Decision("192.0.2.1", test.Now.AddHours(1))] : []))], Token);

        Assert.Equal(118, await test.Store.Retention.FlushAlertsAsync(10, null, Token));

        Assert.Equal([.. Enumerable.Range(120, 11).Reverse().Select(static i => (long)i), 4], await AlertsAsync(test));
    }

    [Theory]
    [EachDatabase]
    public async Task A_clock_that_was_wrong_once_does_not_take_what_is_young(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        var before = await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now)], Token);
        test.Clock.Advance(TimeSpan.FromDays(-20000));
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now)], Token);
        test.Clock.Advance(TimeSpan.FromDays(20000));

        Assert.Equal(1, await test.Store.Retention.FlushAlertsAsync(null, TimeSpan.FromDays(7), Token));
        Assert.Equal(before, await AlertsAsync(test));
    }

    [Theory]
    [EachDatabase]
    public async Task Bouncers_and_machines_that_stay_away_go(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        foreach (var (name, type, pulled) in ((string, string, bool)[])[("old", "api-key", true), ("tls", "tls", true), ("never", "api-key", false)])
        {
            var bouncer = await test.Store.Bouncers.AddAsync(new Bouncer { Name = name, KeyHash = "x", AuthType = type }, Token);
            await test.Store.Bouncers.PulledAsync(pulled ? [(bouncer.Id, test.Now)] : [], [new BouncerCursor(bouncer.Id, 0, 1, test.Now)], Token);
        }

        foreach (var (name, address) in ((string, string)[])[("gone", "192.0.2.1"), ("here", "127.0.0.1"), ("busy", "192.0.2.2"), ("silent", "192.0.2.3")])
        {
            await test.Store.Machines.AddAsync(Samples.Machine(name) with { IpAddress = address, LastHeartbeat = name == "silent" ? null : test.Now }, false, Token);
        }

        await test.Store.Alerts.AddAsync("busy", [Samples.Alert(test.Now)], Token);
        test.Clock.Advance(TimeSpan.FromDays(3));
        var day = TimeSpan.FromDays(1);

        var counts = await test.Store.Retention.FlushAsync(new() { BouncersApiKeyAge = day, AgentsLoginAge = day, BouncersCertAge = TimeSpan.FromDays(4) }, Token);

        Assert.Equal((1, 1), (counts.Bouncers, counts.Machines));
        Assert.Equal(["tls", "never"], (await test.Store.Bouncers.ListAsync(Token)).Select(static b => b.Name));
        Assert.Equal(["here", "busy", "silent"], (await test.Store.Machines.ListAsync(Token)).Select(static m => m.MachineId));
        Assert.Equal(2, await CountAsync(test, "bouncer_cursors"));
        Assert.Equal([StoreChangeKind.Bouncers, StoreChangeKind.Machines], (await test.Store.Changes.ReadAsync(0, 100, Token)).TakeLast(2).Select(static c => c.Kind));
    }

    [Theory]
    [EachDatabase]
    public async Task Old_reports_and_entries_that_are_over_go(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Metrics.AddAsync(new UsageMetrics(true, "m1", test.Now, "{}"), Token);
        await test.Store.Metrics.AddAsync(new UsageMetrics(true, "m1", test.Now.AddDays(5), "{}"), Token);
        await test.Store.Allowlists.AddAsync(new StoredAllowlist { Name = "office" }, Token);
        await test.Store.Allowlists.AddItemsAsync("office", [new("192.0.2.1", "", test.Now.AddDays(1), test.Now, null), new("192.0.2.2", "", null, test.Now, null), new("192.0.2.3", "", test.Now.AddDays(9), test.Now, null)], Token);
        test.Clock.Advance(TimeSpan.FromDays(8));

        var counts = await test.Store.Retention.FlushAsync(RetentionRules.From(new FlushConfig()), Token);

        Assert.Equal((1, 1), (counts.Metrics, counts.AllowlistItems));
        Assert.Equal(1, await CountAsync(test, "metrics"));
        Assert.Equal(2, await CountAsync(test, "allow_list_items"));
        Assert.Equal(2, await CountAsync(test, "allow_list_allowlist_items"));
        Assert.Equal(StoreChangeKind.Allowlists, (await test.Store.Changes.ReadAsync(0, 100, Token))[^1].Kind);
    }

    [Theory]
    [EachDatabase]
    public async Task What_old_versions_left_without_an_alert_goes(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision("192.0.2.1", test.Now.AddHours(1)), Samples.Decision("192.0.2.2", test.Now.AddHours(-25)))], Token);
        await test.Store.Database.WriteAsync(
            static transaction => transaction.Sql.Execute("UPDATE decisions SET alert_decisions = NULL") + transaction.Sql.Execute("UPDATE events SET alert_events = NULL") + transaction.Sql.Execute("UPDATE meta SET alert_metas = NULL"),
            Token);

        var counts = await test.Store.Retention.FlushAsync(new(), Token);

        Assert.Equal(3, counts.Orphans);
        Assert.Equal((1, 0, 0), (await CountAsync(test, "decisions"), await CountAsync(test, "events"), await CountAsync(test, "meta")));
    }

    [Theory]
    [EachDatabase]
    public async Task The_log_of_changes_is_bounded_and_its_last_entries_stay(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Machines.AddAsync(Samples.Machine(), false, Token);
        await test.Store.Database.WriteAsync(static transaction => transaction.Sql.Execute("UPDATE change_counter SET sequence = $1", RetentionQueries.ChangesKept + 1), Token);
        await test.Store.Machines.AddAsync(Samples.Machine("m2"), false, Token);

        Assert.Equal(1, (await test.Store.Retention.FlushAsync(new(), Token)).Changes);

        Assert.Equal(RetentionQueries.ChangesKept + 2, await test.Store.Changes.OldestAsync(Token));
    }

    [Theory]
    [EachDatabase]
    public async Task Others_write_while_much_is_flushed(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        for (var i = 0; i < 4; i++)
        {
            await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, [.. Enumerable.Range(0, 10_000).Select(k => Samples.Decision($"10.{i}.{k / 256}.{k % 256}", test.Now.AddHours(1)))])], Token);
        }

        test.Clock.Advance(TimeSpan.FromDays(8));
        var flush = Task.Run(() => test.Store.Retention.FlushAlertsAsync(null, TimeSpan.FromDays(7), Token), Token);
        var pushed = 0;
        while (!flush.IsCompleted || pushed < 10)
        {
            await test.Store.Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision($"192.0.2.{pushed++ % 250}", test.Now.AddHours(1)))], Token);
        }

        Assert.Equal(4, await flush);
        var changes = await test.Store.Changes.ReadAsync(4, 100_000, Token);
        Assert.All(changes.Where(static c => c.Kind == StoreChangeKind.DecisionsDeleted), static c => Assert.InRange(c.LastId - c.FirstId + 1, 1, 5000));
        Assert.Equal(40_000, changes.Where(static c => c.Kind == StoreChangeKind.DecisionsDeleted).Sum(static c => c.LastId - c.FirstId + 1));
        Assert.Equal(pushed, changes.Where(static c => c.Kind == StoreChangeKind.DecisionsAdded).Sum(static c => c.LastId - c.FirstId + 1));
        var flushing = changes.SkipWhile(static c => c.Kind != StoreChangeKind.DecisionsDeleted).Reverse().SkipWhile(static c => c.Kind != StoreChangeKind.DecisionsDeleted);
        Assert.Contains(flushing, static c => c.Kind == StoreChangeKind.DecisionsAdded);
    }

    [Theory]
    [InlineData(0L, "7d", "db_config.flush.max_items: it must be above 0; leave it out to keep any number of alerts")]
    [InlineData(-1L, "7d", "db_config.flush.max_items: it must be above 0; leave it out to keep any number of alerts")]
    [InlineData(null, "0s", "db_config.flush.max_age: \"0s\" is no duration above zero; write for example 7d or 12h")]
    public void Rules_that_make_no_sense_are_refused(long? items, string age, string expected)
    {
        var failure = Assert.Throws<StoreException>(() => RetentionRules.From(new FlushConfig { MaxItems = items, MaxAge = age }));

        Assert.Equal((StoreError.Invalid, expected), (failure.Error, failure.Message));
    }

    private static async Task<List<long>> AlertsAsync(TestStore test) =>
        [.. (await test.Store.Alerts.FindAsync(new AlertFilter(), Token).ToListAsync()).Select(static a => a.Id)];

    private static async Task<long> CountAsync(TestStore test, string table) =>
        (await test.Store.Database.ReadAsync($"SELECT COUNT(*) FROM {table}", static row => row.Long(0), Token))[0];
}
