namespace CrowdSec.Patterns;

/// <summary>Many patterns searched in one pass. Thread-safe; time proportional to the text's length, memory within a fixed budget.</summary>
public sealed class PatternSet
{
    public PatternSet(IReadOnlyList<Pattern> patterns) => throw new NotImplementedException();

    /// <summary>Whether any of the patterns occurs in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>The lowest index of a pattern that occurs in the text, or -1.</summary>
    public int FirstMatch(ReadOnlySpan<char> text) => throw new NotImplementedException();
}
