using CrowdSec.Expr.Analysis;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Engine.Scenarios.Routing;

/// <summary>By the value of one field: the set of scenarios that ask for that value, as bits.</summary>
internal sealed class KeyIndex
{
    private readonly KeyTest _reader;
    private readonly Dictionary<string, ulong[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public KeyIndex(IReadOnlyList<(KeyTest Test, int Scenario)> tests, int words)
    {
        _reader = tests[0].Test;
        var byValue = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        foreach (var (test, scenario) in tests)
        {
            foreach (var value in test.Values)
            {
                if (!byValue.TryGetValue(value, out var bits))
                {
                    byValue[value] = bits = new ulong[words];
                }

                bits[scenario / 64] |= 1UL << (scenario % 64);
            }
        }

        _lookup = byValue.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds the scenarios that ask for the event's value.</summary>
    public void Offer(ExprFrame frame, Span<ulong> candidates)
    {
        if (_lookup.TryGetValue(_reader.Read(frame), out var bits))
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                candidates[i] |= bits[i];
            }
        }
    }
}
