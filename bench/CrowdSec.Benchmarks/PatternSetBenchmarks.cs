using BenchmarkDotNet.Attributes;
using CrowdSec.Patterns;

namespace CrowdSec.Benchmarks;

/// <summary>All patterns of the user-agent list that we ship, searched at once.</summary>
public class PatternSetBenchmarks
{
    private PatternSet _set = null!;

    [GlobalSetup]
    public void Setup()
    {
        var sources = File.ReadLines(Path.Combine(Checkout.Root, "hub", "data", "openwatch_bad_user_agents.txt")).Where(static l => l.Length > 0 && l[0] != '#');
        _set = new PatternSet([.. sources.Select(Compile)]);
        if (Browser() || !Tool())
        {
            throw new InvalidOperationException("the list does not tell a browser from an attack tool");
        }
    }

    [Benchmark]
    public bool Browser() => _set.IsMatch("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36");

    [Benchmark]
    public bool Tool() => _set.IsMatch("sqlmap/1.7.2#stable (https://sqlmap.org)");

    private static Pattern Compile(string source) =>
        Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error) ? pattern : throw new InvalidOperationException($"{source}: {error.Message}");
}
