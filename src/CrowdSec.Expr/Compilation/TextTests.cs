using System.Collections.Frozen;
using CrowdSec.Expr.Runtime;
using CrowdSec.Patterns;

namespace CrowdSec.Expr.Compilation;

/// <summary>Tests of a string against constants, on the characters where they stand.</summary>
internal static class TextTests
{
    private const int LinearLimit = 6;

    public static Code<bool> Equal(Code<string> text, string constant)
    {
        if (text.Span is { } span)
        {
            return Code.Of(frame => span(frame).SequenceEqual(constant), text.CanFail);
        }

        var run = text.Run;
        return Code.Of(frame => string.Equals(run(frame), constant), text.CanFail);
    }

    public static Code<bool> In(Code<string> text, string[] constants)
    {
        var span = SpanOf(text);
        if (constants.Length <= LinearLimit)
        {
            return Code.Of(
                frame =>
                {
                    var value = span(frame);
                    foreach (var constant in constants)
                    {
                        if (value.SequenceEqual(constant))
                        {
                            return true;
                        }
                    }

                    return false;
                },
                text.CanFail);
        }

        var set = constants.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return Code.Of(frame => set.Contains(span(frame)), text.CanFail);
    }

    public static Code<bool> Contains(Code<string> text, string constant)
    {
        var span = SpanOf(text);
        return constant.Length == 1
            ? Code.Of(frame => span(frame).Contains(constant[0]), text.CanFail)
            : Code.Of(frame => span(frame).IndexOf(constant) >= 0, text.CanFail);
    }

    public static Code<bool> StartsWith(Code<string> text, string constant)
    {
        var span = SpanOf(text);
        return Code.Of(frame => span(frame).StartsWith(constant), text.CanFail);
    }

    public static Code<bool> EndsWith(Code<string> text, string constant)
    {
        var span = SpanOf(text);
        return Code.Of(frame => span(frame).EndsWith(constant), text.CanFail);
    }

    public static Code<bool> Matches(Code<string> text, Pattern pattern)
    {
        var span = SpanOf(text);
        return Code.Of(frame => pattern.IsMatch(span(frame)), text.CanFail);
    }

    public static SpanSource SpanOf(Code<string> text)
    {
        if (text.Span is { } span)
        {
            return span;
        }

        var run = text.Run;
        return frame => run(frame);
    }
}
