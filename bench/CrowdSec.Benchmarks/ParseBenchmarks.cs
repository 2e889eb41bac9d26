using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Benchmarks;

/// <summary>A line through all parser stages of the hub we ship. Time is per line.</summary>
public class ParseBenchmarks
{
    private readonly Rig _rig = new();
    private LineBatch _batch = null!;

    [Params(LogKind.Nginx, LogKind.Sshd)]
    public LogKind Log { get; set; }

    [GlobalSetup]
    public void Setup() => _batch = SampleLogs.Batch(_rig, Log);

    [Benchmark(OperationsPerInvoke = LineBatch.Capacity)]
    public void Line()
    {
        foreach (var evt in _batch.Events)
        {
            _rig.Parse(evt);
        }
    }
}
