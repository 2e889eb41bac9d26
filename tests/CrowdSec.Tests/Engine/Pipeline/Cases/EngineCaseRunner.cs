using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Running;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Runs a case through the engine as it is: loader, log processor, clock. Only lines and clock are made up.</summary>
internal static class EngineCaseRunner
{
    public static async Task<CaseOutcome> RunAsync(EngineCase engineCase, ExpectMode mode, CancellationToken cancellationToken)
    {
        using var engine = new CaseEngine(engineCase);
        var origin = engine.Origin(mode, engineCase.Labels);
        var recorder = new ResultRecorder();
        var sink = new CollectingSink();
        var counters = await engine.Processor.RunAsync(new CaseSource(engineCase.Log, origin, engine.Clock), sink, recorder, cancellationToken);
        recorder.Finish();
        return new CaseOutcome(recorder.Results, sink.Alerts, counters, engine.Findings, engine.Log.Lines);
    }
}
