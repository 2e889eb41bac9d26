using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>A log processor at work on live sources, from start to stop or to sudden death.</summary>
internal sealed class LiveRun : IAsyncDisposable
{
    private const string Parser = "name: test/all\nfilter: evt.Line.Labels.type == 'test'\nonsuccess: next_stage\nstatics:\n  - {meta: src, expression: evt.Line.Src}\n  - {meta: line, expression: evt.Line.Raw}\n  - {meta: source_ip, value: 192.0.2.1}";
    private const string Scenario = "type: trigger\nname: test/line\ndescription: d\nfilter: 'true'";

    private readonly CaseEngine _engine;
    private readonly Task<ProcessorCounters> _run;
    private readonly string _state;

    public LiveRun(AcquisitionPlan plan, string state, LineCollector lines, ILog log)
    {
        _state = state;
        _engine = CaseEngine.Of(new Dictionary<string, string> { ["parsers/s00-raw/a.yaml"] = Parser, ["scenarios/a.yaml"] = Scenario }, use: []);
        Assert.Empty(_engine.Findings);
        var findings = new DiagnosticBag();
        Acquisition = LiveAcquisition.Create(plan, _engine.Processor, TimeProvider.System, log, findings);
        Assert.Empty(findings);
        _engine.Processor.LoadState(state, Acquisition);
        _run = _engine.Processor.RunAsync(Acquisition, lines);
    }

    public LiveAcquisition Acquisition { get; }

    public Task<ProcessorCounters> Ended => _run;

    public Task SaveAsync() => _engine.Processor.SaveStateAsync(_state, Acquisition);

    /// <summary>Ends as a daemon does that is told to.</summary>
    public async Task StopAsync()
    {
        Acquisition.Stop();
        await _run;
        await SaveAsync();
        await DisposeAsync();
    }

    /// <summary>Ends without saving anything.</summary>
    public async Task KillAsync()
    {
        Acquisition.Stop();
        await _run;
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Acquisition.DisposeAsync();
        await _run;
        _engine.Dispose();
    }
}
