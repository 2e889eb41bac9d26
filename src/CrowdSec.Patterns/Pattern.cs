namespace CrowdSec.Patterns;

/// <summary>
/// A compiled regular expression with RE2's syntax and meaning (leftmost-first, ASCII classes). Matching takes time proportional to the
/// text's length whatever the pattern, and memory within a fixed budget. Thread-safe.
/// </summary>
public sealed class Pattern
{
    private Pattern() => throw new NotImplementedException();

    public string Source => throw new NotImplementedException();

    /// <summary>Number of groups, the whole match (group 0) included.</summary>
    public int GroupCount => throw new NotImplementedException();

    /// <summary>By group number; null for unnamed groups.</summary>
    public IReadOnlyList<string?> GroupNames => throw new NotImplementedException();

    public static bool TryCompile(string source, PatternOptions options, out Pattern? pattern, out PatternError? error) =>
        throw new NotImplementedException();

    /// <summary>Whether the pattern occurs anywhere in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>
    /// Finds the leftmost-first match at or after <paramref name="start"/>. <paramref name="groups"/> receives start and end index per group
    /// (2 × <see cref="GroupCount"/> entries); -1, -1 for groups that took no part.
    /// </summary>
    public bool Match(ReadOnlySpan<char> text, Span<int> groups, int start = 0) => throw new NotImplementedException();
}
