using System.Globalization;
using System.Text;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Between text and other values.</summary>
internal static class ConversionFunctions
{
    private const NumberStyles FloatStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static IEnumerable<ExprFunction> All =>
    [
        new("Atof", Atof, Pure: true)
        {
            Summary = "The number that the text shows; 0 when it shows none.",
            Examples = ["Atof('1.5') == 1.5", "Atof('-2e3') == -2000", "Atof('x') == 0"],
        },
        new("ToString", (object? value) => value as string ?? "", Pure: true)
        {
            Summary = "The value when it is a text, and an empty text for anything else.",
            Examples = ["ToString('a') == 'a'", "ToString(1) == ''", "ToString(nil) == ''"],
        },
        new("Get", Get, Pure: true)
        {
            Summary = "The list's entry, or an empty text beyond the end.",
            Examples = ["Get(Split('a b', ' '), 1) == 'b'", "Get(Split('a b', ' '), 7) == ''"],
        },
        new("B64Decode", Base64Decode, Pure: true)
        {
            Summary = "The text that padded standard base64 stands for.",
            Examples = ["B64Decode('aGVsbG8=') == 'hello'", "B64Decode('') == ''"],
        },
    ];

    /// <summary>Reads what Go's strconv.ParseFloat reads: decimal and hexadecimal forms, Inf and NaN.</summary>
    public static bool TryParseFloat(string text, out double value)
    {
        if (HexFloat.IsHex(text))
        {
            return HexFloat.TryParse(text, out value);
        }

        if (text.Length > 0 && char.IsAsciiDigit(text[^1]) | text[^1] == '.' && double.TryParse(text, FloatStyle, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = text.ToLowerInvariant() switch
        {
            "inf" or "+inf" or "infinity" or "+infinity" => double.PositiveInfinity,
            "-inf" or "-infinity" => double.NegativeInfinity,
            "nan" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }

    private static double Atof(string text) => TryParseFloat(text, out var value) ? value : 0;

    private static string Get(IReadOnlyList<string> list, long index)
    {
        if (index < 0)
        {
            throw new ExprRuntimeException($"Get: index {index} is negative");
        }

        return index < list.Count ? list[(int)index] : "";
    }

    private static string Base64Decode(string text)
    {
        // Line breaks are ignored, as mail software adds them; other white space is not base64.
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        if (text.AsSpan().IndexOfAny(' ', '\t') >= 0 || !Convert.TryFromBase64String(text, buffer, out var length))
        {
            throw new ExprRuntimeException("B64Decode: the text is not base64");
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
