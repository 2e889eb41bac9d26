using CrowdSec.Patterns;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>A data file of tagged patterns: whole texts, parts of texts and regular expressions. Immutable and thread-safe.</summary>
internal sealed class MapFile
{
    private readonly Dictionary<string, string> _equals;
    private readonly LiteralSet _contains;
    private readonly string[] _containsTags;
    private readonly PatternSet _patterns;
    private readonly string[] _patternTags;
    private readonly bool _hasContains;

    public MapFile(IReadOnlyDictionary<string, string>[] entries, Dictionary<string, string> equals, List<(string Text, string Tag)> contains, List<(Pattern Pattern, string Tag)> patterns)
    {
        Entries = entries;
        _equals = equals;
        _hasContains = contains.Count > 0;
        _contains = new LiteralSet([.. contains.Select(static c => c.Text)]);
        _containsTags = [.. contains.Select(static c => c.Tag)];
        _patterns = new PatternSet([.. patterns.Select(static p => p.Pattern)]);
        _patternTags = [.. patterns.Select(static p => p.Tag)];
    }

    public IReadOnlyDictionary<string, string>[] Entries { get; }

    /// <summary>The tag of the entry that fits: equal text first, then the leftmost part, then the first regular expression; empty when none does.</summary>
    public string Lookup(string haystack)
    {
        if (_equals.TryGetValue(haystack, out var tag))
        {
            return tag;
        }

        var index = _hasContains ? _contains.FirstIn(haystack) : -1;
        if (index >= 0)
        {
            return _containsTags[index];
        }

        index = _patternTags.Length > 0 ? _patterns.FirstMatch(haystack) : -1;
        return index >= 0 ? _patternTags[index] : "";
    }
}
