using System.Text;

namespace CrowdSec.Patterns.Syntax;

/// <summary>
/// Unicode simple case folding: which code points are the same letter. Built from the runtime's simple case mappings, joined into
/// classes (k, K and the Kelvin sign are one). The dotless and dotted Turkish i fold to themselves, as in CaseFolding.txt.
/// </summary>
internal static class CaseFolding
{
    private const int KelvinSign = 0x212A;
    private const int LongS = 0x17F;

    // Letters with case live in planes 0 and 1 only.
    private const int LastCased = 0x1FFFF;

    private static readonly Lazy<SortedList<int, int[]>> Orbits = new(BuildOrbits);

    /// <summary>The set with all case variants of its members.</summary>
    public static CodePointSet Fold(CodePointSet set)
    {
        var builder = new CodePointSetBuilder();
        builder.Add(set);
        if (set.IsAscii)
        {
            AddAsciiVariants(set, builder);
            return builder.Build();
        }

        foreach (var (codePoint, variants) in Orbits.Value)
        {
            if (!set.Contains(codePoint))
            {
                continue;
            }

            foreach (var variant in variants)
            {
                builder.Add(variant, variant);
            }
        }

        return builder.Build();
    }

    private static void AddAsciiVariants(CodePointSet set, CodePointSetBuilder builder)
    {
        for (int upper = 'A'; upper <= 'Z'; upper++)
        {
            var lower = upper | 0x20;
            if (!set.Contains(upper) && !set.Contains(lower))
            {
                continue;
            }

            builder.Add(upper, upper);
            builder.Add(lower, lower);
            if (upper == 'K')
            {
                builder.Add(KelvinSign, KelvinSign);
            }
            else if (upper == 'S')
            {
                builder.Add(LongS, LongS);
            }
        }
    }

    private static SortedList<int, int[]> BuildOrbits()
    {
        var orbits = new Dictionary<int, List<int>>();
        for (var c = 0; c <= LastCased; c++)
        {
            if (!Rune.IsValid(c) || c is 0x130 or 0x131)
            {
                continue;
            }

            var rune = new Rune(c);
            Join(orbits, c, Rune.ToUpperInvariant(rune).Value);
            Join(orbits, c, Rune.ToLowerInvariant(rune).Value);
        }

        Join(orbits, LongS, 's');
        Join(orbits, KelvinSign, 'k');
        var sorted = new SortedList<int, int[]>(orbits.Count);
        foreach (var (codePoint, members) in orbits.OrderBy(pair => pair.Key))
        {
            sorted.Add(codePoint, [.. members]);
        }

        return sorted;
    }

    private static void Join(Dictionary<int, List<int>> orbits, int a, int b)
    {
        if (a == b)
        {
            return;
        }

        var first = orbits.TryGetValue(a, out var found) ? found : orbits[a] = [a];
        var second = orbits.TryGetValue(b, out found) ? found : orbits[b] = [b];
        if (ReferenceEquals(first, second))
        {
            return;
        }

        first.AddRange(second);
        foreach (var member in second)
        {
            orbits[member] = first;
        }
    }
}
