using System.Globalization;
using System.Text;

namespace CrowdSec.Foundation.Yaml;

/// <summary>How YAML spells scalars.</summary>
internal static class YamlText
{
    private static readonly string[] Words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", "-.inf", "+.inf", ".nan"];

    /// <summary>Text of several lines without control characters reads best as a block.</summary>
    public static bool WantsLiteral(string text) =>
        text.Contains('\n') && text.TrimEnd('\n').Length > 0 && !text.StartsWith(' ') && !text.StartsWith('\n') && !HasControls(text, allowLineFeeds: true);

    public static string Scalar(string text)
    {
        if (HasControls(text, allowLineFeeds: false))
        {
            return Escaped(text);
        }

        if (text.Length == 0 || LooksLikeOtherType(text))
        {
            return Escaped(text);
        }

        return CanBePlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>The shortest text that reads back as the same number; an exponent from 1e+21 on for whole ones.</summary>
    public static string Number(double number)
    {
        if (double.IsNaN(number))
        {
            return ".nan";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? ".inf" : "-.inf";
        }

        return number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }

    private static bool HasControls(string text, bool allowLineFeeds)
    {
        foreach (var c in text)
        {
            if ((char.IsControl(c) && !(allowLineFeeds && c == '\n')) || c is '\u2028' or '\u2029' or '\uFEFF')
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikeOtherType(string text)
    {
        if (Words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var first = text[0];
        if (!char.IsAsciiDigit(first) && first is not ('+' or '-' or '.'))
        {
            return false;
        }

        var scalar = new YamlScalar(text, true, 0, 0);
        return scalar.TryLong(out _) || scalar.TryDouble(out _) || LooksLikeTime(text);
    }

    private static bool LooksLikeTime(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static bool CanBePlain(string text)
    {
        if (text[0] is ' ' or '!' or '&' or '*' or '{' or '}' or '[' or ']' or ',' or '#' or '|' or '>' or '@' or '`' or '"' or '\'' or '%' || text[^1] is ' ' or ':')
        {
            return false;
        }

        if (text[0] is '-' or '?' or ':' && (text.Length == 1 || text[1] == ' '))
        {
            return false;
        }

        return !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal);
    }

    private static string Escaped(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\0",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => c < 256 ? $"\\x{(int)c:X2}" : $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return result.Append('"').ToString();
    }
}
