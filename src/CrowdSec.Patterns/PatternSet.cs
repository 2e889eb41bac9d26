using System.Buffers;
using CrowdSec.Patterns.Execution;
using CrowdSec.Patterns.Literals;
using CrowdSec.Patterns.Sets;

namespace CrowdSec.Patterns;

/// <summary>
/// Many patterns searched at once. Patterns that need a literal are looked at only where one of all those literals stands, which one pass
/// over the text tells; the others are one automaton. Thread-safe; memory within a fixed budget.
/// </summary>
public sealed class PatternSet
{
    private const int MaxMembersOnStack = 4096;

    private readonly Pattern[] _patterns;
    private readonly GramIndex _literals = new();
    private readonly List<int> _others = [];
    private readonly UnionMatcher _union;
    private readonly bool _mindsFolds;

    public PatternSet(IReadOnlyList<Pattern> patterns)
    {
        _patterns = [.. patterns];
        for (var i = 0; i < _patterns.Length; i++)
        {
            var required = _patterns[i].Matcher.Facts.Required;
            if (required is not null && _literals.TryAdd(required, i))
            {
                _mindsFolds |= Array.Exists(required, Prefilter.MindsFolds);
            }
            else
            {
                _others.Add(i);
            }
        }

        _literals.Freeze();
        _union = new UnionMatcher([.. _others.Select(index => _patterns[index])]);
    }

    /// <summary>Number of patterns.</summary>
    public int Count => _patterns.Length;

    /// <summary>Whether any of the patterns occurs in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (_union.IsMatch(text))
        {
            return true;
        }

        return Find(text, anyWillDo: true) >= 0;
    }

    /// <summary>The lowest index of a pattern that occurs in the text, or -1.</summary>
    public int FirstMatch(ReadOnlySpan<char> text)
    {
        var first = Find(text, anyWillDo: false);
        if (_others.Count == 0 || (first >= 0 && first < _others[0]) || !_union.IsMatch(text))
        {
            return first;
        }

        foreach (var index in _others)
        {
            if (first >= 0 && index > first)
            {
                break;
            }

            if (_patterns[index].IsMatch(text))
            {
                return index;
            }
        }

        return first;
    }

    /// <summary>Looks at the patterns whose literal occurs; each at most once.</summary>
    private int Find(ReadOnlySpan<char> text, bool anyWillDo)
    {
        if (_literals.IsEmpty)
        {
            return -1;
        }

        if (_mindsFolds && Prefilter.HoldsFoldsToAscii(text))
        {
            return FindOneByOne(text);
        }

        var scan = _literals.Scan(text);
        if (!scan.MoveNext())
        {
            return -1;
        }

        var words = (_patterns.Length + 63) / 64;
        var rented = words > MaxMembersOnStack / 64 ? ArrayPool<ulong>.Shared.Rent(words) : null;
        var seen = rented is null ? stackalloc ulong[words] : rented.AsSpan(0, words);
        seen.Clear();
        var found = FindSeen(text, ref scan, seen, anyWillDo);
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        return found;
    }

    private int FindSeen(ReadOnlySpan<char> text, ref GramScan scan, scoped Span<ulong> seen, bool anyWillDo)
    {
        var best = -1;
        do
        {
            var member = scan.Member;
            if ((seen[member >> 6] & (1UL << member)) != 0 || (best >= 0 && member > best))
            {
                continue;
            }

            seen[member >> 6] |= 1UL << member;
            if (_patterns[member].IsMatch(text))
            {
                best = member;
                if (anyWillDo)
                {
                    return best;
                }
            }
        }
        while (scan.MoveNext());

        return best;
    }

    private int FindOneByOne(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < _patterns.Length; i++)
        {
            if (_patterns[i].IsMatch(text))
            {
                return i;
            }
        }

        return -1;
    }
}
