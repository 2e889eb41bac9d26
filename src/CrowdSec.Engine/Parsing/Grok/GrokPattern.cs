using CrowdSec.Patterns;

namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>A compiled grok. Immutable and thread-safe.</summary>
public sealed class GrokPattern
{
    private readonly Pattern _pattern;

    internal GrokPattern(Pattern pattern, IReadOnlyList<string> names, IReadOnlyList<int> groups)
    {
        _pattern = pattern;
        Names = names;
        Groups = groups;
    }

    /// <summary>The fields a match fills, without duplicates.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>For each of <see cref="Names"/> the number of its group.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>Entries that the span given to <see cref="Match"/> must have.</summary>
    public int GroupSlots => _pattern.GroupCount * 2;

    /// <summary>The regular expression with all references written out.</summary>
    public string Source => _pattern.Source;

    /// <summary>
    /// Finds the leftmost match. A pattern without any named field never matches: it has nothing to tell.
    /// </summary>
    /// <param name="groups">
    /// Receives start and end of each group at 2g and 2g+1; -1 for a field that took no part in the match (its value is empty).
    /// </param>
    public bool Match(ReadOnlySpan<char> text, Span<int> groups) => Names.Count > 0 && _pattern.Match(text, groups);
}
