using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Schema;
using Xunit;

namespace CrowdSec.Tests.Storage.Schema;

public sealed class MigrationTests
{
    private static readonly DateTime Now = new(2026, 7, 24, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, int> EachVersion()
    {
        var data = new TheoryData<string, int>();
        foreach (var kind in (string[])[TestStore.Sqlite, TestStore.Postgres])
        {
            for (var version = 0; version <= Migrations.Latest; version++)
            {
                data.Add(kind, version);
            }
        }

        return data;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EachVersion))]
    public async Task Databases_of_every_version_become_the_same(string kind, int version)
    {
        await using var old = await RawSession.OpenAsync(kind);
        AdoptedDatabase.Make(old.Session, kind);
        if (version > 0)
        {
            Migrator.Run(old.Session, Now, SilentLog.Instance, version);
        }

        await using var fresh = await RawSession.OpenAsync(kind);
        Migrator.Run(fresh.Session, Now, SilentLog.Instance);
        await using (var store = await OpenAsync(old))
        {
            Assert.Equal(2, (await store.Alerts.FindAsync(new AlertFilter(), Token).ToListAsync()).Count);
        }

        Assert.Equal(Migrations.Latest, Migrator.VersionOf(old.Session));
        Assert.Equal(SchemaOf(fresh), SchemaOf(old));
    }

    [Theory]
    [EachDatabase]
    public async Task An_adopted_database_means_what_it_meant(string kind)
    {
        await using var old = await RawSession.OpenAsync(kind);
        AdoptedDatabase.Make(old.Session, kind);
        await using var store = await OpenAsync(old);

        var decisions = new List<StoredDecision>();
        await store.Decisions.LoadAsync(Now, decisions.Add, Token);
        Assert.Equal(["192.0.2.1/32", "198.51.100.0/24", "2001:db8::1/128", ""], decisions.Select(static d => d.Range?.ToString() ?? ""));
        Assert.Equal(Now.AddHours(3).AddTicks(-TimeSpan.TicksPerSecond + 1_234_560), decisions[0].Until);
        Assert.Equal([false, false, true, false], decisions.Select(static d => d.Simulated));
        var alert = await store.Alerts.GetAsync(1, Token);
        Assert.Equal(("web1", "a/one", 6, "2026-07-24T10:59:00Z", 48.5f), (alert.MachineId, alert.Scenario, alert.EventsCount, alert.StartAt, alert.Source.Latitude));
        Assert.Equal("ssh", alert.Events!.Single().Meta!.Single().Value);
        Assert.Equal("target_user", alert.Meta!.Single().Key);
        var machine = (await store.Machines.FindAsync("web1", Token))!;
        Assert.Equal((true, "a/one,a/two", Now.AddMinutes(-1).AddMilliseconds(250)), (machine.IsValidated, machine.Scenarios, machine.LastHeartbeat));
        Assert.Equal([Now.AddSeconds(-9.25), null], (await store.Bouncers.ListAsync(Token)).Select(static b => b.LastPull));
        Assert.Equal("yes", await store.GetSettingAsync("console_options", Token));
        Assert.Null((await store.Allowlists.FindAsync("office", true, Token))!.Items.Single().ExpiresAt);
        Assert.Single(await store.Metrics.ListAsync(true, "web1", Token).ToListAsync());
        Assert.Equal(1, await store.Decisions.ExpireAsync(new DecisionFilter { Value = "bob" }, Token));
        Assert.Equal(1, await store.Decisions.CountAsync("XX", null, Token));
        Assert.Equal(1, await store.Decisions.CountAsync("198.51.100.9", null, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task Another_CrowdSec_can_go_on_with_the_database(string kind)
    {
        await using var old = await RawSession.OpenAsync(kind);
        AdoptedDatabase.Make(old.Session, kind);
        await (await OpenAsync(old)).DisposeAsync();

        // It makes its indexes again, tables anew without columns that it does not know, and writes as before.
        old.Session.Execute("ALTER TABLE bouncers DROP COLUMN osname");
        old.Session.Execute("DROP INDEX alert_uuid");
        var statements = AdoptedDatabase.Statements(kind);
        foreach (var statement in statements.Where(static s => s.StartsWith("CREATE", StringComparison.Ordinal) && s.Contains("INDEX", StringComparison.Ordinal)))
        {
            old.Session.Execute(statement.Replace("INDEX ", "INDEX IF NOT EXISTS ", StringComparison.Ordinal));
        }

        foreach (var statement in statements.Where(static s => s.StartsWith("INSERT INTO decisions", StringComparison.Ordinal) || s.StartsWith("INSERT INTO events", StringComparison.Ordinal)))
        {
            old.Session.Execute(statement);
        }

        await using var store = await OpenAsync(old);
        var changes = await store.Changes.ReadAsync(0, 10, Token);
        Assert.Equal((6L, 10L), (changes[^1].FirstId, changes[^1].LastId));
        Assert.True(SchemaChanges.IsWhole(old.Session));
        Assert.Equal(2, (await store.Bouncers.ListAsync(Token)).Count);
        Assert.Equal(2, await store.Decisions.ExpireAsync(new DecisionFilter { Value = "192.0.2.1" }, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task Many_may_open_a_new_database_at_once(string kind)
    {
        await using var old = await RawSession.OpenAsync(kind);
        AdoptedDatabase.Make(old.Session, kind);

        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(old), Token)));
        await Task.WhenAll(stores.Select(static (s, i) => s.Machines.AddAsync(Samples.Machine("m" + i), false, Token)));

        Assert.Equal(9, (await stores[0].Machines.ListAsync(Token)).Count);
        Assert.Equal(Migrations.All.Count, old.Session.Long("SELECT COUNT(*) FROM storage_version"));
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Theory]
    [EachDatabase]
    public async Task A_newer_database_is_refused_and_left_alone(string kind)
    {
        await using var old = await RawSession.OpenAsync(kind);
        Migrator.Run(old.Session, Now, SilentLog.Instance);
        old.Session.Execute("INSERT INTO storage_version (version, applied_at) VALUES ($1, $2)", 99L, Now);

        var failure = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(old));

        Assert.Equal((StoreError.Invalid, $"the database has schema version 99, this program knows {Migrations.Latest} at most: install a newer version, or restore a backup"), (failure.Error, failure.Message));
        Assert.Equal(99, Migrator.VersionOf(old.Session));
    }

    [Theory]
    [EachDatabase]
    public async Task A_step_that_fails_leaves_the_database_as_it_was(string kind)
    {
        await using var old = await RawSession.OpenAsync(kind);
        AdoptedDatabase.Make(old.Session, kind);
        old.Session.Execute("DROP INDEX bouncers_name_key");
        old.Session.Execute("UPDATE bouncers SET name = 'twice'");
        var before = SchemaOf(old);

        await Assert.ThrowsAsync<StoreException>(() => OpenAsync(old));

        Assert.Equal(before, SchemaOf(old));
    }

    private static Task<Store> OpenAsync(RawSession raw) => Store.OpenAsync(raw.Config, null, new ManualClock(new DateTimeOffset(Now)), SilentLog.Instance, Token);

    /// <summary>Columns and indexes, without regard to their order: those of an older database were added later.</summary>
    private static List<string> SchemaOf(RawSession raw)
    {
        var sql = raw.Kind == TestStore.Sqlite
            ? "SELECT m.name || '.' || c.name || ' ' || c.type FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' UNION ALL SELECT 'index ' || name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            : "SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' UNION ALL SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = 'public'";
        return [.. raw.Session.Read(sql, static row => row.Text(0)).Where(static l => !l.Contains("events_count", StringComparison.Ordinal) && !l.Contains("alerts.capacity", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
