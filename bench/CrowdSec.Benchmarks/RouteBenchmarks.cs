using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Scenarios;

namespace CrowdSec.Benchmarks;

/// <summary>A parsed event offered to all scenarios of the hub we ship. Time is per event.</summary>
public class RouteBenchmarks
{
    private readonly Rig _rig = new();
    private readonly List<PourRequest> _pours = [];
    private LineBatch _batch = null!;

    [Params(LogKind.Nginx, LogKind.Sshd)]
    public LogKind Log { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _batch = SampleLogs.Batch(_rig, Log);
        foreach (var evt in _batch.Events)
        {
            _rig.Parse(evt);
        }
    }

    [Benchmark(OperationsPerInvoke = LineBatch.Capacity)]
    public int AllScenarios()
    {
        _pours.Clear();
        foreach (var evt in _batch.Events)
        {
            _rig.Context.Event = evt;
            _rig.Engine.Router.Route(evt, _rig.Context, _rig.Scratch, _pours);
        }

        return _pours.Count;
    }
}
