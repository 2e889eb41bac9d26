using System.Text.Json;
using CrowdSec.Engine;
using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Scenarios.Snapshots;

/// <summary>An engine with one bucket of each kind that lives longer than an event, in a folder of its own.</summary>
internal sealed class SnapshotWorkshop : IDisposable
{
    private const string Parser = """
        name: test/lines
        filter: evt.Line.Labels.type == 'test'
        onsuccess: next_stage
        grok:
          pattern: '^%{TIMESTAMP_ISO8601:time} %{WORD:kind} %{IP:ip} %{WORD:user}$'
          apply_on: Line.Raw
        statics:
          - {meta: log_type, expression: evt.Parsed.kind}
          - {meta: source_ip, expression: evt.Parsed.ip}
          - {meta: user, expression: evt.Parsed.user}
          - {target: evt.StrTime, expression: evt.Parsed.time}
          - {method: ParseDate, expression: evt.StrTime}
          - {target: MarshaledTime, expression: evt.Enriched.MarshaledTime}
        """;

    private const string Scenarios = """
        type: leaky
        name: test/fast
        description: many in short time, then silence
        filter: evt.Meta.log_type == 'fail'
        groupby: evt.Meta.source_ip
        capacity: 3
        leakspeed: 10s
        blackhole: 1m
        labels: {remediation: true}
        ---
        type: leaky
        name: test/users
        description: many users
        filter: evt.Meta.log_type == 'fail' && evt.Meta.user != ''
        groupby: evt.Meta.source_ip
        distinct: evt.Meta.user
        capacity: 4
        leakspeed: 1m
        ---
        type: conditional
        name: test/then
        description: a failure, then a success
        filter: evt.Meta.log_type in ['fail', 'good']
        groupby: evt.Meta.source_ip
        condition: any(queue.Queue, {.Meta.log_type == 'good'}) && len(queue.Queue) > 2
        capacity: -1
        leakspeed: 5m
        ---
        type: bayesian
        name: test/likely
        description: evidence adds up
        filter: evt.Meta.log_type in ['fail', 'odd']
        groupby: evt.Meta.source_ip
        capacity: -1
        leakspeed: 5m
        bayesian_prior: 0.2
        bayesian_threshold: 0.7
        bayesian_conditions:
          - {condition: evt.Meta.log_type == 'odd', prob_given_evil: 0.8, prob_given_benign: 0.2, guillotine: true}
          - {condition: len(queue.Queue) > 3, prob_given_evil: 0.9, prob_given_benign: 0.2}
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("buckets-").FullName;

    public string Snapshot => Path.Combine(Folder, "buckets.bin");

    /// <param name="changed">The definition of one scenario is another one.</param>
    /// <param name="reordered">Fields and scenarios are numbered differently, and more of an event is kept.</param>
    public LogProcessor NewEngine(bool changed = false, bool reordered = false)
    {
        var scenarios = changed ? Scenarios.Replace("capacity: 3", "capacity: 9", StringComparison.Ordinal) : Scenarios;
        if (reordered)
        {
            scenarios = "{type: trigger, name: test/first, description: x, filter: evt.Parsed.aaa == 'never', scope: {type: who, expression: evt.Parsed.user}}\n---\n" + scenarios;
        }

        var diagnostics = new DiagnosticBag();
        var engine = new EngineLoader(new GrokCompiler()).Load(
            new EngineSpec { Items = [Item("lines.yaml", Parser, ItemKind.Parser), Item("all.yaml", scenarios, ItemKind.Scenario)] }, diagnostics);
        Assert.Empty(diagnostics);
        return engine;
    }

    /// <returns>The alerts as JSON.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(LogProcessor engine, IEnumerable<string> lines)
    {
        var log = Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".log");
        await File.WriteAllLinesAsync(log, lines);
        var labels = new FieldMap(engine.Names);
        labels.Set("type", "test");
        var sink = new CollectingSink();
        using var source = new FileReplaySource([log], labels);
        await engine.RunAsync(source, sink);
        return [.. sink.Alerts.Select(static alert => JsonSerializer.Serialize(alert))];
    }

    /// <summary>A few hundred lines of some addresses, the same for the same seed.</summary>
    public static IReadOnlyList<string> Lines(int count, int seed)
    {
        var random = new Random(seed);
        var time = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var kinds = new[] { "fail", "fail", "fail", "good", "odd" };
        var lines = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            time = time.AddMilliseconds(random.Next(6000));
            lines.Add($"{time:yyyy-MM-dd'T'HH:mm:ss.fff}Z {kinds[random.Next(kinds.Length)]} 192.0.2.{random.Next(1, 9)} user{random.Next(6)}");
        }

        return lines;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private ItemFile Item(string name, string content, ItemKind kind)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return new ItemFile(path, kind, kind == ItemKind.Parser ? "s01-parse" : "", "0.1", "");
    }
}
