using System.Globalization;
using System.Text;

namespace CrowdSec.Expr.Helpers.Json;

/// <summary>The inside of JSON's quoted texts.</summary>
internal static class JsonText
{
    /// <summary>Whether a quoted text, escapes resolved, is the given one.</summary>
    public static bool Equals(ReadOnlySpan<char> raw, ReadOnlySpan<char> plain) =>
        raw.Contains('\\') ? TryUnescape(raw, out var text) && plain.SequenceEqual(text) : raw.SequenceEqual(plain);

    /// <summary>False when an escape is broken. Half surrogate pairs become U+FFFD.</summary>
    public static bool TryUnescape(ReadOnlySpan<char> raw, out string text)
    {
        var mark = raw.IndexOf('\\');
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
            if (!TryTakeEscape(ref raw, result))
            {
                text = "";
                return false;
            }

            mark = raw.IndexOf('\\');
        }

        text = result.Append(raw).ToString();
        return true;
    }

    private static bool TryTakeEscape(ref ReadOnlySpan<char> raw, StringBuilder result)
    {
        if (raw.IsEmpty)
        {
            return false;
        }

        var symbol = raw[0];
        raw = raw[1..];
        if (symbol == 'u')
        {
            return TryTakeUnicode(ref raw, result);
        }

        var plain = symbol switch
        {
            '"' or '\\' or '/' => symbol,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        result.Append(plain);
        return plain != '\0';
    }

    private static bool TryTakeUnicode(ref ReadOnlySpan<char> raw, StringBuilder result)
    {
        if (!TryParseHex(raw, out var unit))
        {
            return false;
        }

        raw = raw[4..];
        if (!char.IsSurrogate(unit))
        {
            result.Append(unit);
            return true;
        }

        if (char.IsHighSurrogate(unit) && raw is ['\\', 'u', .. var next] && TryParseHex(next, out var low) && char.IsLowSurrogate(low))
        {
            raw = next[4..];
            result.Append(unit).Append(low);
            return true;
        }

        result.Append('\ufffd');
        return true;
    }

    private static bool TryParseHex(ReadOnlySpan<char> text, out char unit)
    {
        var valid = ushort.TryParse(text.Length < 4 ? "" : text[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        unit = (char)code;
        return valid;
    }
}
