using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Runs a case through the engine as it is: loader, log processor, clock. Only lines and clock are made up.</summary>
internal static class EngineCaseRunner
{
    private static readonly GrokCompiler Groks = new();

    public static async Task<CaseOutcome> RunAsync(EngineCase engineCase, ExpectMode mode, CancellationToken cancellationToken)
    {
        using var folder = new CaseFolder(engineCase);
        var clock = new SteppingClock(CaseLines.Start);
        var log = new CollectingLog();
        var diagnostics = new DiagnosticBag();
        var spec = new EngineSpec
        {
            Items = folder.Items(),
            PatternDirectory = folder.FolderOf("patterns"),
            DataDirectory = folder.FolderOf("data"),
            Simulation = new SimulationRule(engineCase.SimulateAll, engineCase.SimulationExclusions.ToHashSet()),
            Clock = clock,
            Log = log,
            Budget = new BucketBudget(engineCase.Budget),
            ContextFile = folder.ContextFile,
            ContextValueLimit = engineCase.ContextLimit,
        };
        var processor = new EngineLoader(Groks).Load(spec, diagnostics);
        var labels = new FieldMap(processor.Names);
        foreach (var (key, value) in engineCase.Labels)
        {
            labels.Set(key, value);
        }

        var recorder = new ResultRecorder();
        var sink = new CollectingSink();
        var source = new CaseSource(engineCase.Log, new LineOrigin("case.log", "file", labels, mode), clock);
        var counters = await processor.RunAsync(source, sink, recorder, cancellationToken);
        recorder.Finish();
        var findings = diagnostics.Select(d => d.ToString().Replace(folder.Prefix, "", StringComparison.Ordinal)).Where(static d => !IsAboutGeoIp(d));
        return new CaseOutcome(recorder.Results, sink.Alerts, counters, [.. findings], log.Lines);
    }

    // No case has a GeoIP database.
    private static bool IsAboutGeoIp(string finding) => finding.StartsWith("data/GeoLite2-", StringComparison.Ordinal);
}
