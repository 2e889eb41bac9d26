using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>Whatever sources, names and lines come in, buckets stay within their budget, and what had to go is counted.</summary>
[Collection(MemoryMeasurements.Name)]
public sealed class MemoryBudgetTests
{
    private const int MiB = 1024 * 1024;
    private const int Measurements = 5;

    [Fact]
    public async Task A_million_sources_fit_into_the_budget_by_letting_the_oldest_buckets_go()
    {
        const string Leaky = "type: leaky\nname: test/l\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ncapacity: 5\nleakspeed: 10m";
        var run = await RunAsync(Leaky, 32 * MiB, 1_000_000, static i => $"2024-01-01T00:00:00Z ip={Address(i)}");
        var evicted = run.Counters.Dropped(DropReason.BucketEvicted);
        Assert.Equal(1_000_000, run.Counters.BucketsCreated);
        Assert.Equal(1_000_000, evicted + run.Engine.Processor.LiveBuckets);
        Assert.InRange(run.Engine.Processor.LiveBuckets, 50_000, 200_000);
        Assert.InRange(run.Growth, 0, 64 * MiB);
    }

    /// <summary>What else the process does may disturb a measurement, and rarely all of them; an estimate that is wrong is wrong each time.</summary>
    [Fact]
    public async Task The_accounted_size_is_near_the_real_one()
    {
        const string Leaky = "type: leaky\nname: test/l\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ncapacity: 5\nleakspeed: 10m";
        var ratios = new List<double>();
        while (ratios.Count < Measurements)
        {
            var run = await RunAsync(Leaky, 512 * MiB, 200_000, static i => $"2024-01-01T00:00:00Z ip={Address(i % 100_000)} user=u{i}");
            Assert.Equal(100_000, run.Engine.Processor.LiveBuckets);
            ratios.Add((double)run.Growth / run.Engine.Processor.BucketBytes);
            if (ratios[^1] is > 0.6 and < 1.6)
            {
                return;
            }
        }

        Assert.Fail($"real bytes for each accounted one: {string.Join(", ", ratios)}");
    }

    [Fact]
    public async Task An_attacker_who_goes_on_is_caught_in_the_flood()
    {
        const string Leaky = "type: leaky\nname: test/l\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ncapacity: 5\nleakspeed: 10m";
        var run = await RunAsync(Leaky, 8 * MiB, 200_000, static i => $"2024-01-01T00:00:00Z ip={(i % 1000 == 0 ? "198.51.100.7" : Address(i))}");
        Assert.All(run.Sink.Alerts, static alert => Assert.Equal("198.51.100.7", alert.Source.Value));
        Assert.InRange(run.Sink.Alerts.Count, 30, 33);
    }

    [Fact]
    public async Task Distinct_values_count_too()
    {
        const string Distinct = "type: leaky\nname: test/d\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ndistinct: evt.Meta.user\ncapacity: 1000000\nleakspeed: 1s\ncache_size: 1";
        var run = await RunAsync(Distinct, 8 * MiB, 300_000, static i => $"2024-01-01T00:00:00Z ip=192.0.2.{i % 3} user=user{i:D40}");
        Assert.InRange(run.Counters.Dropped(DropReason.BucketEvicted), 1, 1000);
        Assert.InRange(run.Growth, 0, 32 * MiB);
    }

    [Fact]
    public async Task Large_events_count_as_large()
    {
        const string Conditional = "type: conditional\nname: test/c\ndescription: d\nfilter: 'true'\ncapacity: -1\nleakspeed: 1h\ncondition: \"any(queue.Queue, {len(#.Line.Raw) < 0 or #.Parsed.note == 'x'})\"";
        var note = new string('x', MiB);
        var run = await RunAsync(Conditional, 8 * MiB, 100, i => $"2024-01-01T00:00:00Z ip=192.0.2.1 note={i}{note}");
        Assert.InRange(run.Counters.Dropped(DropReason.BucketEvicted), 20, 100);
        Assert.InRange(run.Growth, 0, 64 * MiB);
    }

    [Fact]
    public async Task Many_small_events_under_a_condition_stay_within_the_budget()
    {
        const string Conditional = "type: conditional\nname: test/c\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ncapacity: -1\nleakspeed: 1h\ncondition: \"any(queue.Queue, {#.Parsed.note == 'x'})\"";
        var run = await RunAsync(Conditional, 16 * MiB, 100_000, static i => $"2024-01-01T00:00:00Z ip={Address(i)} note=n{i}");
        Assert.InRange(run.Counters.Dropped(DropReason.BucketEvicted), 50_000, 100_000);
        Assert.InRange(run.Growth, 0, 40 * MiB);
    }

    [Fact]
    public async Task Silenced_sources_are_forgotten_when_there_are_too_many()
    {
        const string Trigger = "type: trigger\nname: test/t\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\nblackhole: 1h";
        var run = await RunAsync(Trigger, 8 * MiB, 300_000, static i => $"2024-01-01T00:00:00Z ip={Address(i)}", keepAlerts: false);
        Assert.Equal(300_000, run.Counters.Alerts);
        Assert.InRange(run.Growth, 0, 10 * MiB);
    }

    [Fact]
    public async Task Very_long_lines_do_not_pile_up_in_the_pipeline()
    {
        const string Trigger = "type: trigger\nname: test/t\ndescription: d\nfilter: evt.Meta.kind == 'none'";
        var text = new string('x', MiB);
        var least = long.MaxValue;

        // What other tests left behind may go meanwhile and count as a peak; a pipeline that piles up does so each time.
        for (var i = 0; i < 4 && least > 100 * MiB; i++)
        {
            least = Math.Min(least, await PeakAsync());
        }

        Assert.InRange(least, long.MinValue, 100 * MiB);

        async Task<long> PeakAsync()
        {
            var peak = 0L;
            await RunAsync(Trigger, 8 * MiB, 150, i =>
            {
                peak = i % 50 == 49 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)) : peak;
                return $"2024-01-01T00:00:00Z ip=192.0.2.1 note={i}{text}";
            });
            return peak - GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    private static string Address(int i) => $"10.{(i >> 16) & 255}.{(i >> 8) & 255}.{i & 255}";

    private static async Task<MemoryRun> RunAsync(string scenario, long budget, int lines, Func<int, string> line, bool keepAlerts = true)
    {
        var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = scenario }, budget: budget);
        Assert.Empty(engine.Findings);
        var sink = new CollectingSink { Keeps = keepAlerts };
        engine.Log.Keeps = false;
        var before = await SettledMemoryAsync();
        using var source = new GeneratedSource(Enumerable.Range(0, lines).Select(line), engine.Origin(ExpectMode.TimeMachine));
        var counters = await engine.Processor.RunAsync(source, sink, cancellationToken: TestContext.Current.CancellationToken);

        // Let go of the run, which completes this method from inside.
        await Task.Yield();
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        return new MemoryRun(engine, sink, counters, Math.Max(0, growth));
    }

    /// <summary>What an earlier test used may be held by threads that are about to end.</summary>
    private static async Task<long> SettledMemoryAsync()
    {
        long last, now = long.MaxValue;
        do
        {
            last = now;
            await Task.Delay(100, TestContext.Current.CancellationToken);
            now = GC.GetTotalMemory(forceFullCollection: true);
        }
        while (last - now > MiB);
        return now;
    }

    private sealed record MemoryRun(CaseEngine Engine, CollectingSink Sink, ProcessorCounters Counters, long Growth);
}
