using System.Diagnostics.CodeAnalysis;
using CrowdSec.Patterns.Execution;
using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns;

/// <summary>
/// A compiled regular expression with RE2's syntax and meaning (leftmost-first, ASCII classes). Matching takes time proportional to the
/// text's length whatever the pattern, and memory within a fixed budget. Thread-safe.
/// </summary>
public sealed class Pattern
{
    /// <summary>Longest source that is read, in UTF-16 units.</summary>
    public const int MaxSourceLength = 256 * 1024;

    private Pattern(string source, ParsedPattern parsed, PatternProgram program)
    {
        Source = source;
        GroupNames = parsed.GroupNames;
        Matcher = new Matcher(parsed.Root, program);
    }

    public string Source { get; }

    /// <summary>Number of groups, the whole match (group 0) included.</summary>
    public int GroupCount => GroupNames.Count;

    /// <summary>By group number; null for unnamed groups.</summary>
    public IReadOnlyList<string?> GroupNames { get; }

    internal Matcher Matcher { get; }

    public static bool TryCompile(
        string source, PatternOptions options, [NotNullWhen(true)] out Pattern? pattern, [NotNullWhen(false)] out PatternError? error) =>
        TryCompile(source, options, keepGroup: null, out pattern, out error);

    /// <summary>Compiles a pattern in which only some named groups capture.</summary>
    /// <param name="keepGroup">Asked for each named group; all other groups only group. Null: as the options say.</param>
    public static bool TryCompile(
        string source,
        PatternOptions options,
        Func<string, bool>? keepGroup,
        [NotNullWhen(true)] out Pattern? pattern,
        [NotNullWhen(false)] out PatternError? error)
    {
        try
        {
            if (source.Length > MaxSourceLength)
            {
                throw new PatternSyntaxException(MaxSourceLength, $"expression too large: more than {MaxSourceLength} characters");
            }

            var parsed = PatternParser.Parse(source, options, keepGroup);
            pattern = new Pattern(source, parsed, ProgramCompiler.Compile(parsed.Root, parsed.GroupNames.Length));
            error = null;
            return true;
        }
        catch (PatternSyntaxException exception)
        {
            pattern = null;
            error = new PatternError(exception.Offset, exception.Message);
            return false;
        }
    }

    /// <summary>Whether the pattern occurs anywhere in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => Matcher.IsMatch(text);

    /// <summary>
    /// Finds the leftmost-first match at or after <paramref name="start"/>. <paramref name="groups"/> receives start and end index per group
    /// (2 × <see cref="GroupCount"/> entries); -1, -1 for groups that took no part. Anchors and word boundaries see the text before the start.
    /// </summary>
    /// <exception cref="ArgumentException">The span is too short, or the start lies outside of the text.</exception>
    public bool Match(ReadOnlySpan<char> text, Span<int> groups, int start = 0)
    {
        if (groups.Length < GroupCount * 2)
        {
            throw new ArgumentException("Two entries per group are needed.", nameof(groups));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)text.Length, nameof(start));
        return Matcher.Match(text, groups[..(GroupCount * 2)], start);
    }
}
