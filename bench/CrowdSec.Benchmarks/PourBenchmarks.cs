using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;

namespace CrowdSec.Benchmarks;

/// <summary>Routed events into their buckets; overflows are taken and dropped. Time is per batch of 256 lines: how many of them are poured depends on the log.</summary>
public class PourBenchmarks
{
    private readonly Rig _rig = new();
    private readonly List<PourRequest> _pours = [];
    private PourContext _context = null!;

    [Params(LogKind.Nginx, LogKind.Sshd)]
    public LogKind Log { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _context = new PourContext(new EventPacker(_rig.Engine.Names, _rig.Engine.Retained), _rig.Context);
        foreach (var evt in SampleLogs.Batch(_rig, Log).Events)
        {
            _rig.Parse(evt);
            _rig.Engine.Router.Route(evt, _rig.Context, _rig.Scratch, _pours);
        }

        if (_pours.Count == 0)
        {
            throw new InvalidOperationException("nothing to pour");
        }
    }

    [Benchmark]
    public int Batch()
    {
        var overflows = 0;
        foreach (var request in _pours)
        {
            request.Event.TryGetMarshaledTime(out var now);
            overflows += _rig.Engine.Buckets.Pour(request, now, _context) is null ? 0 : 1;
        }

        return overflows;
    }
}
