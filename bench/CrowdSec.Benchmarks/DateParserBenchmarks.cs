using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Parsing.Enrichers;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Benchmarks;

/// <summary>The time text of a line, found by its shape. In the parsers, a text seen a moment ago is not parsed again.</summary>
public class DateParserBenchmarks
{
    [Params("01/Nov/2026:00:00:00 +0000", "Nov  1 00:00:00", "2026-11-01T00:00:00.123456+01:00", "1793491200")]
    public string Text { get; set; } = "";

    [Benchmark]
    public GoTime Parse()
    {
        DateParser.TryParse(Text, "", TimeProvider.System, out var time);
        return time;
    }
}
