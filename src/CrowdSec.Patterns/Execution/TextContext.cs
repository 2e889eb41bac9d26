using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Execution;

/// <summary>Which assertions hold at a place in a text.</summary>
internal static class TextContext
{
    public static Assertions At(ReadOnlySpan<char> text, int position)
    {
        var result = Assertions.None;
        var before = position > 0 ? text[position - 1] : '\n';
        var after = position < text.Length ? text[position] : '\n';
        if (position == 0)
        {
            result |= Assertions.BeginText;
        }

        if (position == text.Length)
        {
            result |= Assertions.EndText;
        }

        if (before == '\n')
        {
            result |= Assertions.BeginLine;
        }

        if (after == '\n')
        {
            result |= Assertions.EndLine;
        }

        return result | (IsWord(before) != IsWord(after) ? Assertions.WordBoundary : Assertions.NotWordBoundary);
    }

    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
