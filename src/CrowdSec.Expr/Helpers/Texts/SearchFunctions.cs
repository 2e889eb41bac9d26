using System.Text;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Finding and replacing; indexes count UTF-8 bytes.</summary>
internal static class SearchFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("Index", Index, Pure: true)
        {
            Summary = "Where the part first occurs, or -1.",
            Examples = ["Index('chicken', 'ken') == 4", "Index('été', 't') == 2", "Index('a', 'b') == -1"],
        },
        new("IndexAny", IndexAny, Pure: true)
        {
            Summary = "Where any of the characters first occurs, or -1.",
            Examples = ["IndexAny('golang', 'gy') == 0", "IndexAny('a', '') == -1"],
        },
        new("Replace", (string text, string old, string replacement, long count) => Replacement.Replace(text, old, replacement, count), Pure: true)
        {
            Summary = "The text with the first count occurrences replaced; all when count is negative.",
            Examples = ["Replace('a.a.a', 'a', 'b', 2) == 'b.b.a'", "Replace('ab', '', '-', -1) == '-a-b-'"],
        },
        new("ReplaceAll", (string text, string old, string replacement) => Replacement.Replace(text, old, replacement, -1), Pure: true)
        {
            Summary = "The text with all occurrences replaced.",
            Examples = ["ReplaceAll('a.a', '.', '') == 'aa'"],
        },
        new("Match", Glob.IsMatch, Pure: true)
        {
            Summary = "Whether the name fits the pattern, where * stands for any text and ? for any byte.",
            Examples = ["Match('*.example.com', 'www.example.com')", "not Match('a?c', 'ac')", "Match('', '') and not Match('', 'a')"],
        },
    ];

    private static long Index(string text, string part) => ByteIndex(text, text.IndexOf(part, StringComparison.Ordinal));

    private static long IndexAny(string text, string characters)
    {
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var candidate in characters.EnumerateRunes())
            {
                if (candidate == rune)
                {
                    return ByteIndex(text, position);
                }
            }

            position += rune.Utf16SequenceLength;
        }

        return -1;
    }

    private static long ByteIndex(string text, int index) => index <= 0 ? index : Encoding.UTF8.GetByteCount(text.AsSpan(0, index));
}
