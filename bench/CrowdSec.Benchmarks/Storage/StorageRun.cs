using System.Diagnostics;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Benchmarks.Storage;

/// <summary>
/// The database at the sizes that hurt: a list of half a million, a million decisions in all, many callers pushing alerts. Each step runs once, since it changes the database;
/// wall time and the process' CPU time are printed. Arguments: nothing (SQLite in a temporary folder), an SQLite path, or host:port:user:database of a PostgreSQL server;
/// then "reference-indexes" to measure with the indexes that the reference has and we drop.
/// </summary>
internal static class StorageRun
{
    private const int ListSize = 500_000;
    private const int Callers = 64;
    private const int AlertsOfCaller = 100;

    public static async Task RunAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("crowdsec-bench-").FullName;
        var config = Config(arguments.FirstOrDefault(static a => a != "reference-indexes") ?? Path.Combine(folder, "bench.db"));
        try
        {
            await using (var store = await MeasureAsync("make an empty database", () => OpenAsync(config)))
            {
                if (arguments.Contains("reference-indexes"))
                {
                    await AddReferenceIndexesAsync(store);
                }

                await WriteAsync(store);
                await ReadAsync(store);
            }

            await (await MeasureAsync("open it again", () => OpenAsync(config))).DisposeAsync();
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task AddReferenceIndexesAsync(Store store)
    {
        foreach (var index in (string[])["decision_start_ip_end_ip ON decisions (start_ip, end_ip)", "decision_value ON decisions (value)", "decision_alert_decisions ON decisions (alert_decisions)", "alert_id ON alerts (id)"])
        {
            await store.Database.WriteAsync(transaction => transaction.Sql.Execute("CREATE INDEX " + index), default);
        }
    }

    private static async Task WriteAsync(Store store)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await MeasureAsync("500k decisions, batches of 10,000", () => ImportAsync(store, now, 0, 10_000));
        await MeasureAsync("500k more, batches of 5,000", () => ImportAsync(store, now, ListSize, 5_000));
        await MeasureAsync($"{Callers} callers, {Callers * AlertsOfCaller} alerts of 10 events", () => PushAsync(store, now));
    }

    private static async Task ReadAsync(Store store)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var loaded = 0;
        await MeasureAsync("load all decisions", () => store.Decisions.LoadAsync(now, _ => loaded++, default));
        Console.WriteLine($"{"",-50} {loaded} rows");
        await MeasureAsync("again", () => store.Decisions.LoadAsync(now, _ => loaded++, default));
        await MeasureAsync("100 newest alerts, 100 decisions of each", () => FindAsync(store, new() { Limit = 100, DecisionLimit = 100 }));
        await MeasureAsync("alerts without lists, 100", () => FindAsync(store, new() { Limit = 100, IncludeLists = false }));
        await MeasureAsync("alerts of origin lists, 10 decisions of each", () => FindAsync(store, new() { Limit = 100, Origin = "lists", DecisionLimit = 10 }));
        await MeasureAsync("alerts about an address", () => FindAsync(store, new() { Limit = 100, Range = Range("10.1.2.3"), DecisionLimit = 10 }));
        await MeasureAsync("alerts inside of a /16", () => FindAsync(store, new() { Limit = 100, Range = Range("10.1.0.0/16"), Contains = false, DecisionLimit = 10 }));
        await MeasureAsync("alerts with active decisions", () => FindAsync(store, new() { Limit = 100, HasActiveDecision = true, DecisionLimit = 10 }));
        await MeasureAsync("count of an address", () => store.Decisions.CountAsync("10.1.2.3", null, default));
        await MeasureAsync("end one by address", () => store.Decisions.ExpireAsync(new DecisionFilter { Range = Range("10.1.2.3") }, default));
        await MeasureAsync("end 65,536 of a /16", () => store.Decisions.ExpireAsync([Range("10.1.0.0/16")], default));
        await MeasureAsync("delete an alert with 10,000 decisions", () => store.Alerts.DeleteAsync(1, default));
        await MeasureAsync("end all that are left", () => store.Decisions.ExpireAsync(new DecisionFilter(), default));
    }

    private static async Task<int> FindAsync(Store store, AlertFilter filter)
    {
        var count = 0;
        await foreach (var alert in store.Alerts.FindAsync(filter, default))
        {
            count += 1 + alert.Decisions.Count;
        }

        return count;
    }

    private static async Task<int> ImportAsync(Store store, DateTime now, int start, int batch)
    {
        // Addresses come in no order, as in a list of the community.
        const int Step = 7_919;
        var until = now.AddDays(7);
        for (var i = 0; i < ListSize; i += batch)
        {
            var decisions = new NewDecision[batch];
            for (var k = 0; k < batch; k++)
            {
                var bits = (uint)(0x0a000000 + (long)(start + i + k) * Step % (1 << 20));
                var address = IpAddr.V4(bits);
                decisions[k] = new(Guid.NewGuid(), "lists", "ban", "Ip", address.ToString(), "firehol", false, until, new IpRange(address, 32));
            }

            await store.Alerts.AddAsync("m1", [new(new Alert { Scenario = "update : +10000/-0 IPs", Source = new Source { Scope = "lists:firehol" } }, now, now, decisions)], default);
        }

        return ListSize;
    }

    private static async Task<int> PushAsync(Store store, DateTime now)
    {
        MetaItem[] meta = [new("source_ip", "192.0.2.1"), new("service", "ssh"), new("target_user", "root"), new("log_type", "ssh_failed-auth")];
        var events = Enumerable.Repeat(new AlertEvent("2026-07-24T11:59:59Z", meta), 10).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < AlertsOfCaller; i++)
            {
                var address = IpAddr.V4((uint)(0xc0000000 + (caller * AlertsOfCaller) + i));
                var alert = new Alert { Scenario = "test/ssh-bf", Message = "Ip performed", Events = events, EventsCount = 10, Meta = meta, Source = new Source { Scope = "Ip", Value = address.ToString(), Ip = address.ToString() } };
                await store.Alerts.AddAsync("m1", [new(alert, now, now, [new(Guid.NewGuid(), "crowdsec", "ban", "Ip", address.ToString(), "test/ssh-bf", false, now.AddHours(4), new IpRange(address, 32))])], default);
            }
        })));
        return Callers * AlertsOfCaller;
    }

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new ArgumentException(text);

    private static DatabaseConfig Config(string target) => target.Split(':') is [var host, var port, var user, var name]
        ? new() { Type = "postgresql", Host = host, Port = int.Parse(port), User = user, Name = name }
        : new() { Type = "sqlite", Path = target };

    private static Task<Store> OpenAsync(DatabaseConfig config) => Store.OpenAsync(config, null, TimeProvider.System, SilentLog.Instance, default);

    private static async Task<T> MeasureAsync<T>(string what, Func<Task<T>> work)
    {
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var watch = Stopwatch.StartNew();
        var result = await work();
        var wall = watch.Elapsed;
        Console.WriteLine($"{what,-50} {wall.TotalMilliseconds,9:F1} ms wall {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds,9:F1} ms CPU {(GC.GetTotalAllocatedBytes() - allocated) / 1048576.0,8:F1} MiB {(result is int or long ? result : "")}");
        return result;
    }
}
