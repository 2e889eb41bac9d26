using System.Text;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Cutting off the ends of a text, see https://pkg.go.dev/strings.</summary>
internal static class TrimFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("Trim", (string text, string characters) => TrimLeft(TrimRight(text, characters), characters), Pure: true)
        {
            Summary = "The text without any of the characters at its ends.",
            Examples = ["Trim('[a]', '[]') == 'a'"],
        },
        new("TrimLeft", TrimLeft, Pure: true)
        {
            Summary = "The text without any of the characters at its start.",
            Examples = ["TrimLeft('xxaxx', 'x') == 'axx'"],
        },
        new("TrimRight", TrimRight, Pure: true)
        {
            Summary = "The text without any of the characters at its end.",
            Examples = ["TrimRight('xxaxx', 'x') == 'xxa'"],
        },
        new("TrimSpace", (string text) => text.Trim(), Pure: true)
        {
            Summary = "The text without white space at its ends.",
            Examples = ["TrimSpace(' a b\t') == 'a b'"],
        },
        new("TrimPrefix", TrimPrefix, Pure: true)
        {
            Summary = "The text without the prefix, when it starts so.",
            Examples = ["TrimPrefix('::ffff:1.2.3.4', '::ffff:') == '1.2.3.4'", "TrimPrefix('a', 'b') == 'a'"],
        },
        new("TrimSuffix", TrimSuffix, Pure: true)
        {
            Summary = "The text without the suffix, when it ends so.",
            Examples = ["TrimSuffix('host.', '.') == 'host'"],
        },
    ];

    private static string TrimPrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    private static string TrimSuffix(string text, string suffix) =>
        text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;

    private static string TrimLeft(string text, string characters)
    {
        var start = 0;
        while (start < text.Length && Rune.DecodeFromUtf16(text.AsSpan(start), out var rune, out var length) == 0 && Holds(characters, rune))
        {
            start += length;
        }

        return text[start..];
    }

    private static string TrimRight(string text, string characters)
    {
        var end = text.Length;
        while (end > 0 && Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out var rune, out var length) == 0 && Holds(characters, rune))
        {
            end -= length;
        }

        return text[..end];
    }

    private static bool Holds(string characters, Rune rune)
    {
        foreach (var candidate in characters.EnumerateRunes())
        {
            if (candidate == rune)
            {
                return true;
            }
        }

        return false;
    }
}
