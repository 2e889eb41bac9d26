using System.Runtime.CompilerServices;
using CrowdSec.Patterns.Literals;

namespace CrowdSec.Patterns.Sets;

/// <summary>
/// Finds which of many literals occur in a text in one pass: each literal is filed under its rarest three letters, and a bitmap that fits
/// the fastest cache tells for each place whether anything is filed there. Letter case is folded for the filing only.
/// </summary>
internal sealed class GramIndex
{
    /// <summary>Shortest literal that can be filed.</summary>
    public const int MinLength = 3;

    private const int HashBits = 15;
    private const int HashMask = (1 << HashBits) - 1;
    private const int MaxChain = 16;

    private readonly ulong[] _bitmap = new ulong[(HashMask + 1) / 64];
    private readonly int[] _heads = new int[HashMask + 1];
    private readonly int[] _chainLengths = new int[HashMask + 1];
    private readonly List<GramEntry> _building = [];
    private GramEntry[] _entries = [];

    public bool IsEmpty => _building.Count == 0;

    /// <summary>Files literals under a member; false, and nothing filed, when one of them cannot be.</summary>
    public bool TryAdd(Literal[] literals, int member)
    {
        if (!Array.TrueForAll(literals, literal => literal.Length >= MinLength && BestOffset(literal.Text) >= 0))
        {
            return false;
        }

        foreach (var literal in literals)
        {
            File(literal, member);
        }

        return true;
    }

    /// <summary>Ends the filing.</summary>
    public void Freeze() => _entries = [.. _building];

    public GramScan Scan(ReadOnlySpan<char> text) => new(text, _bitmap, _heads, _entries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Roll(int hash, char c) => ((hash << 5) ^ (c | 0x20)) & HashMask;

    private void File(Literal literal, int member)
    {
        var offset = BestOffset(literal.Text);
        var hash = HashAt(literal.Text, Math.Max(offset, 0));
        _building.Add(new GramEntry(literal, Math.Max(offset, 0), member, _heads[hash]));
        _heads[hash] = _building.Count;
        _chainLengths[hash]++;
        _bitmap[hash >> 6] |= 1UL << hash;
    }

    /// <summary>The last index of the rarest gram whose chain has room, or -1.</summary>
    private int BestOffset(string text)
    {
        var best = -1;
        var bestScore = int.MaxValue;
        for (var last = MinLength - 1; last < text.Length; last++)
        {
            var chain = _chainLengths[HashAt(text, last)];
            var score = (chain * 40) + CharFrequency.Of(text[last]) + CharFrequency.Of(text[last - 1]) + CharFrequency.Of(text[last - 2]);
            if (chain < MaxChain && score < bestScore)
            {
                (best, bestScore) = (last, score);
            }
        }

        return best;
    }

    private static int HashAt(string text, int last) => Roll(Roll(Roll(0, text[last - 2]), text[last - 1]), text[last]);
}
