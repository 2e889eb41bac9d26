using System.Text;
using CrowdSec.Expr.Helpers.Texts;

namespace CrowdSec.Expr.Builtins;

/// <summary>String functions where the framework's differ from the language's: character sets, empty separators, counts.</summary>
internal static class TextOperations
{
    private const string Spaces = "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    public static string Upper(string text) => CaseFunctions.Upper(text);

    public static string Lower(string text) => CaseFunctions.Lower(text);

    public static string TrimSpace(string text) => text.AsSpan().Trim(Spaces) is var trimmed && trimmed.Length == text.Length ? text : trimmed.ToString();

    public static string Trim(string text, string characters)
    {
        if (!characters.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return characters.Length == 0 ? text : text.AsSpan().Trim(characters).ToString();
        }

        var set = characters.EnumerateRunes().ToHashSet();
        var runes = text.EnumerateRunes().ToArray();
        var start = Array.FindIndex(runes, rune => !set.Contains(rune));
        var end = Array.FindLastIndex(runes, rune => !set.Contains(rune));
        return start < 0 ? "" : string.Concat(runes[start..(end + 1)]);
    }

    public static string TrimPrefix(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    public static string TrimSuffix(string text, string suffix) => text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;

    /// <param name="limit">Greatest number of parts; negative for all, 0 for none.</param>
    public static string[] Split(string text, string separator, bool keepSeparator, long limit)
    {
        if (limit == 0)
        {
            return [];
        }

        if (separator.Length == 0)
        {
            return Explode(text, limit);
        }

        List<string> parts = [];
        var start = 0;
        while (limit < 0 || parts.Count < limit - 1)
        {
            var found = text.IndexOf(separator, start, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            parts.Add(text[start..(keepSeparator ? found + separator.Length : found)]);
            start = found + separator.Length;
        }

        parts.Add(text[start..]);
        return [.. parts];
    }

    public static string Replace(string text, string old, string replacement, long limit)
    {
        if (limit < 0 && old.Length > 0)
        {
            return text.Replace(old, replacement, StringComparison.Ordinal);
        }

        if (old.Length == 0)
        {
            return Interleave(text, replacement, limit);
        }

        var parts = Split(text, old, keepSeparator: false, limit == long.MaxValue ? -1 : limit + 1);
        return parts.Length == 0 ? text : string.Join(replacement, parts);
    }

    /// <summary>One part per character; the last takes the rest.</summary>
    private static string[] Explode(string text, long limit)
    {
        List<string> parts = [];
        var at = 0;
        while (at < text.Length)
        {
            if (parts.Count == limit - 1)
            {
                parts.Add(text[at..]);
                break;
            }

            Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length);
            parts.Add(text.Substring(at, length));
            at += length;
        }

        return [.. parts];
    }

    /// <summary>An empty string occurs before every character and at the end.</summary>
    private static string Interleave(string text, string replacement, long limit)
    {
        var output = new StringBuilder();
        long done = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (limit < 0 || done < limit)
            {
                output.Append(replacement);
                done++;
            }

            output.Append(rune);
        }

        return limit < 0 || done < limit ? output.Append(replacement).ToString() : output.ToString();
    }
}
