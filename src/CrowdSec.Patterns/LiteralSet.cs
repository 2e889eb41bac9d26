using System.Buffers;
using CrowdSec.Patterns.Literals;
using CrowdSec.Patterns.Sets;

namespace CrowdSec.Patterns;

/// <summary>Many literal strings searched in one pass (ordinal). Immutable and thread-safe.</summary>
public sealed class LiteralSet
{
    // Up to here the runtime's vectorised search is the faster one; measured.
    private const int MostForVectors = 48;

    private readonly Dictionary<string, int> _indexes = [];
    private readonly int[] _lengths;
    private readonly bool _hasEmpty;
    private readonly SearchValues<string>? _values;
    private readonly GramIndex? _grams;
    private readonly EdgeIndex _beginnings;
    private readonly EdgeIndex _endings;

    public LiteralSet(IReadOnlyList<string> literals)
    {
        for (var i = 0; i < literals.Count; i++)
        {
            _indexes.TryAdd(literals[i], i);
        }

        _hasEmpty = _indexes.ContainsKey(string.Empty);
        _lengths = [.. _indexes.Keys.Select(literal => literal.Length).Distinct().Order()];
        _beginnings = new EdgeIndex(_indexes.Keys, atEnd: false);
        _endings = new EdgeIndex(_indexes.Keys, atEnd: true);
        _grams = _indexes.Count > MostForVectors ? TryFile() : null;
        _values = _grams is null ? SearchValues.Create([.. _indexes.Keys], StringComparison.Ordinal) : null;
    }

    /// <summary>Number of different literals.</summary>
    public int Count => _indexes.Count;

    /// <summary>Whether any literal occurs in the text. An empty literal occurs everywhere.</summary>
    public bool AnyIn(ReadOnlySpan<char> text)
    {
        if (_hasEmpty)
        {
            return true;
        }

        return _grams is null ? text.ContainsAny(_values!) : _grams.Scan(text).MoveNext();
    }

    /// <summary>Whether the text ends with any literal.</summary>
    public bool AnySuffixOf(ReadOnlySpan<char> text) => _endings.Matches(text);

    /// <summary>Whether the text starts with any literal.</summary>
    public bool AnyPrefixOf(ReadOnlySpan<char> text) => _beginnings.Matches(text);

    /// <summary>The index of the literal of the leftmost occurrence (at one start the lowest index wins), or -1.</summary>
    public int FirstIn(ReadOnlySpan<char> text)
    {
        var place = 0;
        if (!_hasEmpty)
        {
            place = _grams is null ? text.IndexOfAny(_values!) : FirstPlace(_grams, text);
        }

        return place < 0 ? -1 : LowestAt(text[place..]);
    }

    private GramIndex? TryFile()
    {
        var grams = new GramIndex();
        foreach (var (literal, index) in _indexes)
        {
            if (!grams.TryAdd([new Literal(literal, AnyCase: false)], index))
            {
                return null;
            }
        }

        grams.Freeze();
        return grams;
    }

    private int FirstPlace(GramIndex grams, ReadOnlySpan<char> text)
    {
        var first = -1;
        var scan = grams.Scan(text);

        // A literal may be found by its end only: look on for as long as one that began earlier could still turn up.
        while (scan.MoveNext() && (first < 0 || scan.Start < first + _lengths[^1]))
        {
            first = first < 0 ? scan.Start : Math.Min(first, scan.Start);
        }

        return first;
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
