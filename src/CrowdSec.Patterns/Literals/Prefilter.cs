using System.Buffers;

namespace CrowdSec.Patterns.Literals;

/// <summary>Refuses texts that lack a literal which every match contains, by vectorised search.</summary>
internal sealed class Prefilter
{
    // The two letters outside ASCII that are case variants of ASCII letters: Kelvin sign and long s.
    private static readonly SearchValues<char> FoldsToAscii = SearchValues.Create("\u212A\u017F");

    private const int Window = 1024;

    private readonly SearchValues<string> _literals;
    private readonly bool _mindsFolds;
    private readonly int _longest;

    private Prefilter(SearchValues<string> literals, bool mindsFolds, int longest) =>
        (_literals, _mindsFolds, _longest) = (literals, mindsFolds, longest);

    /// <summary>A filter for texts that hold at least one of the literals; null when there is nothing to search.</summary>
    public static Prefilter? ForAny(Literal[]? literals)
    {
        if (literals is null || literals.Length == 0 || Array.Exists(literals, literal => literal.Length == 0))
        {
            return null;
        }

        var anyCase = Array.Exists(literals, literal => literal.AnyCase);
        var texts = Array.ConvertAll(literals, literal => literal.Text);
        var values = SearchValues.Create(texts, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return new Prefilter(values, Array.Exists(literals, MindsFolds), texts.Max(text => text.Length));
    }

    /// <summary>Whether letters beyond ASCII may stand for some of the literal's.</summary>
    public static bool MindsFolds(Literal literal) => literal.AnyCase && literal.Text.AsSpan().ContainsAny("kKsS");

    /// <summary>Whether the text has letters beyond ASCII that are case variants of ASCII letters.</summary>
    public static bool HoldsFoldsToAscii(ReadOnlySpan<char> text) => text.ContainsAny(FoldsToAscii);

    /// <summary>False only when no match is possible.</summary>
    public bool MayMatch(ReadOnlySpan<char> text) =>
        text.ContainsAny(_literals) || (_mindsFolds && text.ContainsAny(FoldsToAscii));

    /// <summary>The first place at or after the start where a literal may stand, or -1.</summary>
    public int Next(ReadOnlySpan<char> text, int start)
    {
        if (_mindsFolds)
        {
            return NextWithFolds(text, start);
        }

        var index = text[start..].IndexOfAny(_literals);
        return index < 0 ? -1 : start + index;
    }

    /// <summary>Window by window, so that neither search runs far ahead of the other, again and again.</summary>
    private int NextWithFolds(ReadOnlySpan<char> text, int start)
    {
        for (; start < text.Length; start += Window)
        {
            var window = text[start..Math.Min(text.Length, start + Window + _longest)];
            var index = window.IndexOfAny(_literals);
            var fold = window.IndexOfAny(FoldsToAscii);
            if (fold >= 0)
            {
                var earliest = Math.Max(0, fold - _longest);
                index = index < 0 ? earliest : Math.Min(index, earliest);
            }

            if (index >= 0)
            {
                return start + index;
            }
        }

        return -1;
    }
}
