using System.Text.Json;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>The same log gives the same alerts, to the byte, however many workers there are and however often it is run.</summary>
public sealed class DeterminismTests
{
    private const int Lines = 50_000;

    private static readonly string[] WholeHub = ["hub/parsers", "hub/scenarios", "hub/contexts", "hub/data", "config/patterns"];

    [Fact]
    public async Task Workers_and_repetition_do_not_change_the_alerts()
    {
        var (expected, summary) = await RunAsync(workers: 1);
        Assert.InRange(expected.Count, 100, 20_000);
        foreach (var workers in (int[])[1, 2, 4])
        {
            var (alerts, counters) = await RunAsync(workers);
            Assert.Equal(expected, alerts);
            Assert.Equal(summary, counters);
        }
    }

    private static string Summary(ProcessorCounters counters) =>
        JsonSerializer.Serialize(counters) + string.Join(' ', Enum.GetValues<DropReason>().Select(counters.Dropped));

    private static async Task<(List<string> Alerts, string Counters)> RunAsync(int workers)
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string>(), WholeHub, workers);
        Assert.DoesNotContain(engine.Findings, static finding => finding.Contains(": error: ", StringComparison.Ordinal));
        engine.Log.Keeps = false;
        var origins = new Dictionary<string, LineOrigin>
        {
            ["syslog"] = engine.Origin(ExpectMode.TimeMachine, new Dictionary<string, string> { ["type"] = "syslog" }, "auth.log"),
            ["nginx"] = engine.Origin(ExpectMode.TimeMachine, new Dictionary<string, string> { ["type"] = "nginx" }, "access.log"),
        };
        using var source = new GeneratedSource(new GeneratedLog(seed: 1).Lines(Lines).Select(line => (line.Line, origins[line.Type])));
        var sink = new CollectingSink();
        var counters = await engine.Processor.RunAsync(source, sink, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Lines, counters.LinesRead);
        return ([.. sink.Alerts.Select(static alert => JsonSerializer.Serialize(alert))], Summary(counters));
    }
}
