using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CrowdSec.Tests.Storage.Schema;

/// <summary>
/// Asks SQLite how it would carry out what the store really asks of it: nothing may look at every decision, event or line of context, or else it gets slower with all that is over.
/// </summary>
public sealed class QueryPlanTests
{
    private static readonly DateTime Now = new(2026, 7, 24, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Name, what is asked, and whether the alerts are walked through in the order of their ids: then a page ends the walk.</summary>
    private static readonly (string Name, bool WalksAlerts, Func<Store, CancellationToken, Task> Run)[] Cases =
    [
        ("decisions by id", false, static (s, t) => s.Decisions.LoadAsync(1, 100, static _ => { }, t)),
        ("decisions that ended", false, static async (s, _) => await s.Decisions.EndedAsync(Now.AddHours(-1), Now, default).ToListAsync()),
        ("few decisions in force", false, static (s, t) => s.Decisions.LoadAsync(Now.AddDays(300), static _ => { }, t)),
        ("count of an address", false, static (s, t) => s.Decisions.CountAsync("10.0.0.1", null, t)),
        ("count of an address since", false, static (s, t) => s.Decisions.CountAsync("2001:db8::1", Now, t)),
        ("count of a text", false, static (s, t) => s.Decisions.CountAsync("bob", null, t)),
        ("end by id", false, static (s, t) => s.Decisions.ExpireAsync(1, t)),
        ("end by value", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { Value = "10.0.0.1" }, t)),
        ("end by text", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { Value = "bob" }, t)),
        ("end what holds an address", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { Range = Range("10.0.0.1") }, t)),
        ("end inside of a range", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { Range = Range("10.0.0.0/24"), Contains = false }, t)),
        ("end what touches a range", false, static (s, t) => s.Decisions.ExpireAsync([Range("10.0.0.0/24"), Range("2001:db8::/32")], t)),
        ("end by alert", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { AlertId = 1 }, t)),
        ("end by uuid", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { Uuid = "x" }, t)),
        ("end by scenario", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter { Scenario = "x" }, t)),
        ("end all", false, static (s, t) => s.Decisions.ExpireAsync(new DecisionFilter(), t)),
        ("an alert", false, static (s, t) => s.Alerts.GetAsync(1, t)),
        ("why an alert", false, static (s, t) => s.Alerts.GetProfileTraceAsync(1, t)),
        ("alerts", true, static (s, t) => FindAsync(s, new() { Limit = 10 })),
        ("a further page of alerts", false, static (s, t) => FindAsync(s, new() { Limit = 10, AfterId = 50, DecisionLimit = 5 })),
        ("alerts with decisions in force", true, static (s, t) => FindAsync(s, new() { HasActiveDecision = true })),
        ("alerts without decisions", true, static (s, t) => FindAsync(s, new() { HasActiveDecision = false })),
        ("alerts of an origin", true, static (s, t) => FindAsync(s, new() { Origin = "lists" })),
        ("alerts without lists", true, static (s, t) => FindAsync(s, new() { IncludeLists = false })),
        ("alerts about an address", false, static (s, t) => FindAsync(s, new() { Range = Range("10.0.0.1") })),
        ("alerts inside of a range", false, static (s, t) => FindAsync(s, new() { Range = Range("10.0.0.0/24"), Contains = false })),
        ("storing", false, static (s, t) => s.Alerts.AddAsync("m1", [Samples.Alert(Now, Samples.Decision("10.9.9.9", Now.AddHours(1)))], t)),
        ("deleting an alert", false, static (s, t) => s.Alerts.DeleteAsync(2, t)),
        ("flush", false, static (s, t) => s.Retention.FlushAsync(new() { MaxItems = 10, MaxAge = TimeSpan.FromDays(1), MetricsMaxAge = TimeSpan.FromDays(1) }, t)),
    ];

    public static TheoryData<string> Names() => [.. Cases.Select(static c => c.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_statement_finds_its_rows_by_an_index(string name)
    {
        var (_, walksAlerts, run) = Cases.Single(c => c.Name == name);
        using var folder = new TemporaryFolder();
        var connections = new WatchedConnections(new SqliteConnections(folder.PathOf("a.db"), true, SilentLog.Instance));
        await using var store = Store.Open(connections, new ManualClock(new DateTimeOffset(Now)), SilentLog.Instance);
        await FillAsync(store);
        connections.Statements.Clear();

        await run(store, Token);

        var statements = connections.Statements.Where(IsOfInterest).Distinct().ToList();
        Assert.NotEmpty(statements);
        var slow = statements.SelectMany(s => Plan(folder.PathOf("a.db"), s).Where(step => IsSlow(step, walksAlerts)).Select(step => $"{step}: {s}"));
        Assert.Empty(slow);
    }

    [Fact]
    public async Task A_scan_would_be_noticed()
    {
        using var folder = new TemporaryFolder();
        await using var store = Store.Open(new SqliteConnections(folder.PathOf("a.db"), true, SilentLog.Instance), TimeProvider.System, SilentLog.Instance);

        Assert.Contains(Plan(folder.PathOf("a.db"), "SELECT * FROM decisions d WHERE d.scenario = 'x'"), static step => IsSlow(step, true));
    }

    private static bool IsOfInterest(string statement) =>
        !statement.StartsWith("--", StringComparison.Ordinal) && ((string[])["SELECT", "UPDATE", "DELETE", "INSERT"]).Any(v => statement.StartsWith(v, StringComparison.Ordinal));

    /// <summary>Tables that stay small, and lists in parameters, may be read whole.</summary>
    private static bool IsSlow(string step, bool walksAlerts) =>
        step.Split(' ') is ["SCAN", var table, ..]
        && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
        && table switch
        {
            "CONSTANT" or "change_counter" or "bouncers" or "m" or "allow_list_items" => false,
            "a" => !walksAlerts,
            _ => true,
        };

    private static List<string> Plan(string path, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    private static async Task FillAsync(Store store)
    {
        for (var i = 0; i < 60; i++)
        {
            var until = i % 10 == 0 ? Now.AddHours(1) : Now.AddDays(-2);
            await store.Alerts.AddAsync("m1", [Samples.Alert(Now.AddDays(-3), [.. Enumerable.Range(0, 10).Select(k => Samples.Decision($"10.0.{i}.{k}", until))])], Token);
        }
    }

    private static async Task FindAsync(Store store, AlertFilter filter) => await store.Alerts.FindAsync(filter, Token).ToListAsync();

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new ArgumentException(text);
}
