using System.Globalization;
using System.Text;

namespace CrowdSec.Foundation.Values;

/// <summary>Text of floating point numbers as Go writes it, see https://pkg.go.dev/strconv#FormatFloat.</summary>
public static class GoFloat
{
    /// <summary>As few digits as tell the number from its neighbours.</summary>
    public const int Shortest = -1;

    private const int MostDigits = 1100; // A double has no more decimal digits than that on either side of its point.
    private const int GeneralLimit = 6; // From this exponent on the shortest general form has an exponent part.

    /// <summary>Formats with verb e, E, f, g or G.</summary>
    /// <param name="precision">Digits after the point (e, f) or in all (g); <see cref="Shortest"/> for as many as needed.</param>
    public static string Format(double value, char verb, int precision)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        precision = Math.Min(precision, MostDigits);
        var text = new StringBuilder();
        if (double.IsNegative(value))
        {
            text.Append('-');
            value = -value;
        }

        Append(text, value, verb, precision);
        return text.ToString();
    }

    /// <summary>The shortest plain text, with an exponent from 1e21 on and below 1e-6: JSON's form.</summary>
    public static string FormatJson(double value)
    {
        var magnitude = Math.Abs(value);
        if (magnitude is not 0 and (< 1e-6 or >= 1e21))
        {
            // JSON's exponents have no leading zero.
            var text = Format(value, 'e', Shortest);
            return text.Length >= 4 && text[^4] == 'e' && text[^3] == '-' && text[^2] == '0' ? text[..^2] + text[^1] : text;
        }

        return Format(value, 'f', Shortest);
    }

    private static void Append(StringBuilder text, double value, char verb, int precision)
    {
        switch (char.ToLowerInvariant(verb))
        {
            case 'f':
                AppendFixed(text, precision < 0 ? DecimalDigits.Shortest(value) : DecimalDigits.Fixed(value, precision), precision);
                break;
            case 'e':
                AppendExponent(text, precision < 0 ? DecimalDigits.Shortest(value) : DecimalDigits.Significant(value, precision + 1), precision, verb);
                break;
            default:
                AppendGeneral(text, value, verb, precision);
                break;
        }
    }

    private static void AppendGeneral(StringBuilder text, double value, char verb, int precision)
    {
        precision = precision == 0 ? 1 : precision;
        var number = precision < 0 ? DecimalDigits.Shortest(value) : DecimalDigits.Significant(value, precision).Trimmed();
        var count = number.Digits.Length;
        var limit = precision < 0 ? GeneralLimit : precision > count && count >= number.Point ? count : precision;
        var exponent = number.Point - 1;
        if (exponent < -4 || exponent >= limit)
        {
            AppendExponent(text, number, Math.Max(count - 1, 0), (char)(verb - 'g' + 'e'));
            return;
        }

        AppendFixed(text, number, Math.Max(count - number.Point, 0));
    }

    private static void AppendFixed(StringBuilder text, DecimalDigits number, int precision)
    {
        var (digits, point) = number;
        if (point > 0)
        {
            text.Append(digits, 0, Math.Min(point, digits.Length)).Append('0', Math.Max(point - digits.Length, 0));
        }
        else
        {
            text.Append('0');
        }

        var decimals = precision < 0 ? Math.Max(digits.Length - point, 0) : precision;
        if (decimals > 0)
        {
            text.Append('.');
            for (var i = 0; i < decimals; i++)
            {
                var index = point + i;
                text.Append(index >= 0 && index < digits.Length ? digits[index] : '0');
            }
        }
    }

    private static void AppendExponent(StringBuilder text, DecimalDigits number, int precision, char verb)
    {
        var digits = number.Digits.Length == 0 ? "0" : number.Digits;
        var decimals = precision < 0 ? digits.Length - 1 : precision;
        text.Append(digits[0]);
        if (decimals > 0)
        {
            text.Append('.').Append(digits.AsSpan(1, Math.Min(digits.Length - 1, decimals))).Append('0', Math.Max(decimals - (digits.Length - 1), 0));
        }

        var exponent = number.Digits.Length == 0 ? 0 : number.Point - 1;
        text.Append(verb).Append(exponent < 0 ? '-' : '+');
        text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(exponent):00}");
    }
}
