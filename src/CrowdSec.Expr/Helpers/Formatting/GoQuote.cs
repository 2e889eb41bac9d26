using System.Globalization;
using System.Text;

namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>Quoted and hexadecimal forms of text.</summary>
internal static class GoQuote
{
    public static string Quote(string value, bool asciiOnly)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            AppendRune(text, rune, '"', asciiOnly);
        }

        return text.Append('"').ToString();
    }

    public static string QuoteRune(Rune rune, bool asciiOnly)
    {
        var text = new StringBuilder("'");
        AppendRune(text, rune, '\'', asciiOnly);
        return text.Append('\'').ToString();
    }

    /// <summary>Whether the text can stand between backquotes unchanged.</summary>
    public static bool CanBackquote(string value) => !value.Any(static c => c == '`' || c == '\u007f' || c == '\ufeff' || (c < ' ' && c != '\t'));

    public static string Hex(string value, bool capitals, in FormatSpec spec)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var count = spec.HasPrecision ? Math.Min(spec.Precision, bytes.Length) : bytes.Length;
        var prefix = spec.Sharp ? capitals ? "0X" : "0x" : "";
        var text = new StringBuilder(count > 0 ? prefix : "");
        for (var i = 0; i < count; i++)
        {
            if (spec.Space && i > 0)
            {
                text.Append(' ').Append(prefix);
            }

            text.Append(bytes[i].ToString(capitals ? "X2" : "x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static void AppendRune(StringBuilder text, Rune rune, char quote, bool asciiOnly)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            text.Append('\\').Append(rune);
            return;
        }

        if (rune.IsAscii ? rune.Value is >= ' ' and < 0x7f : !asciiOnly && IsPrintable(rune))
        {
            text.Append(rune);
            return;
        }

        var simple = rune.Value switch { '\a' => 'a', '\b' => 'b', '\f' => 'f', '\n' => 'n', '\r' => 'r', '\t' => 't', '\v' => 'v', _ => '\0' };
        if (simple != '\0')
        {
            text.Append('\\').Append(simple);
        }
        else if (rune.Value is < ' ' or 0x7f)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        }
        else
        {
            text.Append(rune.IsBmp ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}");
        }
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
