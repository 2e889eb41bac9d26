using System.Globalization;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Hexadecimal floating point text: 0x1.8p3 is 12. The exponent is mandatory.</summary>
internal static class HexFloat
{
    private const int MostDigits = 64;

    public static bool IsHex(string text)
    {
        var rest = text.AsSpan().TrimStart("+-");
        return rest.Length > 2 && rest[0] == '0' && rest[1] is ('x' or 'X');
    }

    public static bool TryParse(string text, out double value)
    {
        value = 0;
        var rest = text.AsSpan();
        var negative = rest[0] == '-';
        rest = rest[(rest[0] is '+' or '-' ? 3 : 2)..];
        var mark = rest.IndexOfAny('p', 'P');
        if (mark <= 0 || rest.Length > MostDigits
            || !int.TryParse(rest[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return false;
        }

        var digits = 0;
        var point = -1;
        foreach (var symbol in rest[..mark])
        {
            if (symbol == '.' && point < 0)
            {
                point = digits;
                continue;
            }

            if (!char.IsAsciiHexDigit(symbol))
            {
                return false;
            }

            value = (value * 16) + int.Parse([symbol], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            digits++;
        }

        value = Math.ScaleB(value, exponent - (point < 0 ? 0 : 4 * (digits - point)));
        value = negative ? -value : value;
        return digits > 0;
    }
}
