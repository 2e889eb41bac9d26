using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Programs;

/// <summary>Refines the code points into symbols, set by set.</summary>
internal static class SymbolMapBuilder
{
    private const int MaxIntervals = 4096;
    private const int MaxSymbols = 512;
    private const long MaxWork = 4_000_000;

    /// <summary>The map, or null when it would grow out of bounds (the pattern then runs without tables).</summary>
    public static SymbolMap? Build(IReadOnlyList<CodePointSet> sets)
    {
        var starts = new SortedSet<int> { 0 };
        var work = 0L;
        foreach (var set in sets)
        {
            var bounds = set.Bounds;
            work += bounds.Length;
            for (var i = 0; i < bounds.Length; i += 2)
            {
                starts.Add(bounds[i]);
                if (bounds[i + 1] < CodePointSet.MaxCodePoint)
                {
                    starts.Add(bounds[i + 1] + 1);
                }
            }

            if (starts.Count > MaxIntervals || work > MaxWork)
            {
                return null;
            }
        }

        return (long)starts.Count * sets.Count > MaxWork ? null : Refine([.. starts], sets);
    }

    private static SymbolMap? Refine(int[] starts, IReadOnlyList<CodePointSet> sets)
    {
        var ids = new int[starts.Length];
        var count = 1;
        var split = new Dictionary<int, int>();
        foreach (var set in sets)
        {
            split.Clear();
            SplitBy(set, starts, ids, split, ref count);
        }

        // Ids of symbols that were split empty are given up.
        var dense = new Dictionary<int, ushort>();
        var symbols = new ushort[starts.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            if (!dense.TryGetValue(ids[i], out symbols[i]))
            {
                dense[ids[i]] = symbols[i] = (ushort)dense.Count;
            }
        }

        return dense.Count > MaxSymbols ? null : new SymbolMap(starts, symbols, dense.Count);
    }

    private static void SplitBy(CodePointSet set, int[] starts, int[] ids, Dictionary<int, int> split, ref int count)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            if (!set.Contains(starts[i]))
            {
                continue;
            }

            if (!split.TryGetValue(ids[i], out var id))
            {
                split[ids[i]] = id = count++;
            }

            ids[i] = id;
        }
    }
}
