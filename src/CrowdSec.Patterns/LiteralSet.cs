using System.Buffers;

namespace CrowdSec.Patterns;

/// <summary>Many literal strings searched in one pass (ordinal). Immutable and thread-safe.</summary>
public sealed class LiteralSet
{
    private readonly SearchValues<string> _values;
    private readonly Dictionary<string, int> _indexes = [];
    private readonly int[] _lengths;
    private readonly int _emptyIndex = -1;

    public LiteralSet(IReadOnlyList<string> literals)
    {
        for (var i = 0; i < literals.Count; i++)
        {
            _indexes.TryAdd(literals[i], i);
        }

        _emptyIndex = _indexes.GetValueOrDefault(string.Empty, -1);
        _lengths = [.. literals.Select(literal => literal.Length).Distinct().Order()];
        _values = SearchValues.Create([.. _indexes.Keys], StringComparison.Ordinal);
    }

    /// <summary>Whether any literal occurs in the text. An empty literal occurs everywhere.</summary>
    public bool AnyIn(ReadOnlySpan<char> text) => _emptyIndex >= 0 || text.ContainsAny(_values);

    /// <summary>Whether the text ends with any literal.</summary>
    public bool AnySuffixOf(ReadOnlySpan<char> text)
    {
        var lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            if (length > text.Length)
            {
                break;
            }

            if (lookup.ContainsKey(text[^length..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text starts with any literal.</summary>
    public bool AnyPrefixOf(ReadOnlySpan<char> text)
    {
        var lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            if (length > text.Length)
            {
                break;
            }

            if (lookup.ContainsKey(text[..length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of the literal of the leftmost occurrence (at one start the lowest index wins), or -1.</summary>
    public int FirstIn(ReadOnlySpan<char> text)
    {
        var place = _emptyIndex >= 0 ? 0 : text.IndexOfAny(_values);
        return place < 0 ? -1 : LowestAt(text[place..]);
    }

    private int LowestAt(ReadOnlySpan<char> text)
    {
        var lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        var lowest = int.MaxValue;
        foreach (var length in _lengths)
        {
            if (length <= text.Length && lookup.TryGetValue(text[..length], out var index))
            {
                lowest = Math.Min(lowest, index);
            }
        }

        return lowest;
    }
}
