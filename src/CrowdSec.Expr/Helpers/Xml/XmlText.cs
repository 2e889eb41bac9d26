using System.Globalization;
using System.Text;

namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>Resolves XML's built-in and numeric entities, and nothing else.</summary>
internal static class XmlText
{
    private const int LongestEntity = 12;

    public static bool TryDecode(ReadOnlySpan<char> raw, out string text)
    {
        var mark = raw.IndexOf('&');
        if (mark < 0)
        {
            text = raw.ToString();
            return true;
        }

        var result = new StringBuilder(raw.Length);
        while (mark >= 0)
        {
            result.Append(raw[..mark]);
            raw = raw[(mark + 1)..];
            var end = raw[..Math.Min(raw.Length, LongestEntity)].IndexOf(';');
            if (end < 0 || !TryAppend(result, raw[..end]))
            {
                text = "";
                return false;
            }

            raw = raw[(end + 1)..];
            mark = raw.IndexOf('&');
        }

        text = result.Append(raw).ToString();
        return true;
    }

    private static bool TryAppend(StringBuilder result, ReadOnlySpan<char> entity)
    {
        if (entity is ['#', .. var number])
        {
            var isHex = number is ['x' or 'X', ..];
            if (!int.TryParse(isHex ? number[1..] : number, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || !Rune.TryCreate(code, out var rune))
            {
                return false;
            }

            result.Append(rune);
            return true;
        }

        var symbol = entity switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "apos" => '\'',
            "quot" => '"',
            _ => '\0',
        };
        result.Append(symbol);
        return symbol != '\0';
    }
}
