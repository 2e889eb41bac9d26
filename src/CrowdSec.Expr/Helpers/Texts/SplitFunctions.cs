using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Taking text apart and putting it together, see https://pkg.go.dev/strings.</summary>
internal static class SplitFunctions
{
    private const int NoLimit = -1;

    public static IEnumerable<ExprFunction> All =>
    [
        new("Split", (string text, string separator) => Split(text, separator, NoLimit, false), Pure: true)
        {
            Summary = "The parts between separators; an empty separator splits into characters.",
            Examples = ["Split('a,b,c', ',') == ['a', 'b', 'c']", "Split('', ',') == ['']", "len(Split('abc', '')) == 3"],
        },
        new("SplitN", (string text, string separator, long count) => Split(text, separator, count, false), Pure: true)
        {
            Summary = "At most count parts, the last one with the rest; all when count is negative, none when it is 0.",
            Examples = ["SplitN('a,b,c', ',', 2) == ['a', 'b,c']", "len(SplitN('a,b', ',', 0)) == 0"],
        },
        new("SplitAfter", (string text, string separator) => Split(text, separator, NoLimit, true), Pure: true)
        {
            Summary = "The parts, each with the separator that ends it.",
            Examples = ["SplitAfter('a,b', ',') == ['a,', 'b']"],
        },
        new("SplitAfterN", (string text, string separator, long count) => Split(text, separator, count, true), Pure: true)
        {
            Summary = "As SplitAfter, with at most count parts.",
            Examples = ["SplitAfterN('a,b,c', ',', 2) == ['a,', 'b,c']"],
        },
        new("Fields", Fields, Pure: true)
        {
            Summary = "The words between white space.",
            Examples = ["Fields('  a b  c ') == ['a', 'b', 'c']", "len(Fields('  ')) == 0"],
        },
        new("Join", (IReadOnlyList<string> parts, string separator) => string.Join(separator, parts), Pure: true)
        {
            Summary = "The parts with the separator between them.",
            Examples = ["Join(Split('a,b', ','), '-') == 'a-b'"],
        },
    ];

    public static string[] Split(string text, string separator, long count, bool keepSeparator)
    {
        if (count == 0)
        {
            return [];
        }

        if (separator.Length == 0)
        {
            return SplitCharacters(text, count);
        }

        var parts = new List<string>();
        var start = 0;
        while (count < 0 || parts.Count < count - 1)
        {
            var index = text.IndexOf(separator, start, StringComparison.Ordinal);
            if (index < 0)
            {
                break;
            }

            parts.Add(text[start..(keepSeparator ? index + separator.Length : index)]);
            start = index + separator.Length;
        }

        parts.Add(text[start..]);
        return [.. parts];
    }

    private static string[] Fields(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] SplitCharacters(string text, long count)
    {
        var parts = new List<string>();
        var start = 0;
        while (start < text.Length && (count < 0 || parts.Count < count - 1))
        {
            var length = start + 1 < text.Length && char.IsSurrogatePair(text, start) ? 2 : 1;
            parts.Add(text.Substring(start, length));
            start += length;
        }

        if (start < text.Length)
        {
            parts.Add(text[start..]);
        }

        return [.. parts];
    }
}
