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
        if (text.Mapping is { } mapping)
        {
            return Code.Of(mapping.Equal(constant), text.CanFail);
        }

        if (text.Span is { } span)
        {
            return Code.Of(frame => span(frame).SequenceEqual(constant), text.CanFail);
        }

        var run = text.Run;
        return Code.Of(frame => string.Equals(run(frame), constant), text.CanFail);
    }

    /// <summary>Any test of the characters; a text in changed case is only made in a buffer.</summary>
    public static Code<bool> By(Code<string> text, SpanTest test)
    {
        if (text.Mapping is { } mapping)
        {
            return Code.Of(mapping.Test(test), text.CanFail);
        }

        var span = SpanOf(text);
        return Code.Of(frame => test(span(frame)), text.CanFail);
    }

    public static Code<bool> In(Code<string> text, string[] constants)
    {
        if (text.Mapping is not null)
        {
            return By(text, value => IsAny(value, constants));
        }

        var span = SpanOf(text);
        if (constants.Length <= LinearLimit)
        {
            return Code.Of(frame => IsAny(span(frame), constants), text.CanFail);
        }

        var set = constants.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return Code.Of(frame => set.Contains(span(frame)), text.CanFail);
    }

    private static bool IsAny(ReadOnlySpan<char> value, string[] constants)
    {
        foreach (var constant in constants)
        {
            if (value.SequenceEqual(constant))
            {
                return true;
            }
        }

        return false;
    }

    public static Code<bool> Contains(Code<string> text, string constant)
    {
        if (text.Mapping is not null)
        {
            return By(text, value => value.IndexOf(constant) >= 0);
        }

        var span = SpanOf(text);
        return constant.Length == 1
            ? Code.Of(frame => span(frame).Contains(constant[0]), text.CanFail)
            : Code.Of(frame => span(frame).IndexOf(constant) >= 0, text.CanFail);
    }

    public static Code<bool> StartsWith(Code<string> text, string constant)
    {
        if (text.Mapping is not null)
        {
            return By(text, value => value.StartsWith(constant));
        }

        var span = SpanOf(text);
        return Code.Of(frame => span(frame).StartsWith(constant), text.CanFail);
    }

    public static Code<bool> EndsWith(Code<string> text, string constant)
    {
        if (text.Mapping is not null)
        {
            return By(text, value => value.EndsWith(constant));
        }

        var span = SpanOf(text);
        return Code.Of(frame => span(frame).EndsWith(constant), text.CanFail);
    }

    public static Code<bool> Matches(Code<string> text, Pattern pattern)
    {
        if (text.Mapping is not null)
        {
            return By(text, pattern.IsMatch);
        }

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
