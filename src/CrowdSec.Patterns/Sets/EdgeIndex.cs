using System.Collections.Frozen;

namespace CrowdSec.Patterns.Sets;

/// <summary>
/// Tells whether a text begins (or ends) with one of many literals: its first (last) two characters say which lengths are worth a look-up.
/// </summary>
internal sealed class EdgeIndex
{
    private readonly bool _atEnd;
    private readonly FrozenSet<string> _literals;
    private readonly FrozenDictionary<int, int[]> _lengths;
    private readonly bool _hasEmpty;

    public EdgeIndex(IEnumerable<string> literals, bool atEnd)
    {
        _atEnd = atEnd;
        _literals = literals.ToFrozenSet(StringComparer.Ordinal);
        _hasEmpty = _literals.Contains(string.Empty);
        _lengths = _literals
            .Where(literal => literal.Length > 0)
            .GroupBy(literal => KeyOf(literal, literal.Length > 1))
            .ToFrozenDictionary(group => group.Key, group => group.Select(literal => literal.Length).Distinct().Order().ToArray());
    }

    public bool Matches(ReadOnlySpan<char> text)
    {
        if (_hasEmpty || text.IsEmpty)
        {
            return _hasEmpty;
        }

        return Matches(text, KeyOf(text, ofTwo: false)) || (text.Length > 1 && Matches(text, KeyOf(text, ofTwo: true)));
    }

    private bool Matches(ReadOnlySpan<char> text, int key)
    {
        if (!_lengths.TryGetValue(key, out var lengths))
        {
            return false;
        }

        var literals = _literals.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in lengths)
        {
            if (length > text.Length)
            {
                return false;
            }

            if (literals.Contains(_atEnd ? text[^length..] : text[..length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keys of one character do not meet keys of two: those have their lower half set.</summary>
    private int KeyOf(ReadOnlySpan<char> text, bool ofTwo)
    {
        var outer = _atEnd ? text[^1] : text[0];
        if (!ofTwo)
        {
            return outer << 16;
        }

        var inner = _atEnd ? text[^2] : text[1];
        return (outer << 16) ^ (inner + 1);
    }
}
