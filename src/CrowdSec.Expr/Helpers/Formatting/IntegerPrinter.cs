using System.Globalization;
using System.Text;

namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>Whole numbers for the verbs v d b o O x X c q U, without padding to the width.</summary>
internal static class IntegerPrinter
{
    public static bool TryFormat(long value, char verb, in FormatSpec spec, out string text)
    {
        text = verb switch
        {
            'v' or 'd' => Digits(value, 10, "", false, spec),
            'b' => Digits(value, 2, spec.Sharp ? "0b" : "", false, spec),
            'o' => Digits(value, 8, spec.Sharp ? "0" : "", false, spec),
            'O' => Digits(value, 8, "0o", false, spec),
            'x' => Digits(value, 16, spec.Sharp ? "0x" : "", false, spec),
            'X' => Digits(value, 16, spec.Sharp ? "0X" : "", true, spec),
            'c' => ToRune(value).ToString(),
            'q' => GoQuote.QuoteRune(ToRune(value), spec.Plus),
            'U' => CodePoint(value, spec),
            _ => "",
        };
        return text.Length > 0 || (verb is 'v' or 'd' && spec.Precision == 0);
    }

    private static string Digits(long value, uint radix, string prefix, bool capitals, in FormatSpec spec)
    {
        var digits = Magnitude(value < 0 ? 0UL - (ulong)value : (ulong)value, radix, capitals);
        if (spec.HasPrecision)
        {
            if (spec.Precision == 0 && value == 0)
            {
                return "";
            }

            digits = digits.PadLeft(spec.Precision, '0');
        }

        prefix = prefix == "0" && digits[0] == '0' ? "" : prefix;
        var sign = value < 0 ? "-" : spec.Plus ? "+" : spec.Space ? " " : "";
        return sign + prefix + digits;
    }

    private static string Magnitude(ulong value, uint radix, bool capitals)
    {
        if (radix == 10)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        Span<char> buffer = stackalloc char[64];
        var start = buffer.Length;
        do
        {
            var digit = (int)(value % radix);
            buffer[--start] = (char)(digit < 10 ? '0' + digit : (capitals ? 'A' : 'a') + digit - 10);
            value /= radix;
        }
        while (value > 0);

        return new string(buffer[start..]);
    }

    private static string CodePoint(long value, in FormatSpec spec)
    {
        var text = "U+" + Magnitude((ulong)value, 16, true).PadLeft(spec.HasPrecision && spec.Precision > 4 ? spec.Precision : 4, '0');
        return spec.Sharp && value is >= 0 and <= int.MaxValue && Rune.IsValid((int)value) ? $"{text} '{new Rune((int)value)}'" : text;
    }

    private static Rune ToRune(long value) => value is >= 0 and <= int.MaxValue && Rune.TryCreate((int)value, out var rune) ? rune : Rune.ReplacementChar;
}
