using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Acquisition.Sources.File;

namespace CrowdSec.Benchmarks;

/// <summary>Bytes to lines. Time is per sample log of some hundred lines.</summary>
public class LineReaderBenchmarks
{
    private byte[] _bytes = [];

    [GlobalSetup]
    public void Setup() => _bytes = File.ReadAllBytes(Path.Combine(Checkout.Root, "samples", "nginx-access.log"));

    [Benchmark]
    public int WholeLog()
    {
        using var reader = new LineReader(new MemoryStream(_bytes), FileReplaySource.DefaultMaxLineLength);
        var lines = 0;
        while (reader.ReadLine() is not null)
        {
            lines++;
        }

        return lines;
    }
}
