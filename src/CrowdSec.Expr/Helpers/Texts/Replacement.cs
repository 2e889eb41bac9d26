using System.Text;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Replaces parts of a text; the result's size is bounded, since text and replacement may both come from a log.</summary>
internal static class Replacement
{
    private const int LongestResult = 16 << 20; // characters

    /// <exception cref="ExprRuntimeException">The result would be too long.</exception>
    public static string Replace(string text, string old, string replacement, long count)
    {
        if (count == 0 || old == replacement)
        {
            return text;
        }

        if (old.Length == 0)
        {
            return Intersperse(text, replacement, count);
        }

        var next = text.IndexOf(old, StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var start = 0;
        for (; next >= 0 && count != 0; count--)
        {
            result.Append(text, start, next - start).Append(replacement);
            Check(result);
            start = next + old.Length;
            next = text.IndexOf(old, start, StringComparison.Ordinal);
        }

        return result.Append(text, start, text.Length - start).ToString();
    }

    private static string Intersperse(string text, string replacement, long count)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (count != 0)
            {
                result.Append(replacement);
                count--;
                Check(result);
            }

            result.Append(rune);
        }

        return count != 0 ? result.Append(replacement).ToString() : result.ToString();
    }

    private static void Check(StringBuilder result)
    {
        if (result.Length > LongestResult)
        {
            throw new ExprRuntimeException($"Replace: the result is longer than {LongestResult} characters");
        }
    }
}
