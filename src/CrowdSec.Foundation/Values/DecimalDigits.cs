using System.Globalization;
using System.Numerics;

namespace CrowdSec.Foundation.Values;

/// <summary>A non-negative number as 0.digits × 10^point; zero has no digits, or zeros only.</summary>
internal readonly record struct DecimalDigits(string Digits, int Point)
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1075;

    public DecimalDigits Trimmed() => Digits.TrimEnd('0') is { Length: > 0 } digits ? this with { Digits = digits } : new("0", 1);

    public static DecimalDigits Shortest(double value)
    {
        if (value == 0)
        {
            return new("", 0);
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E');
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mark < 0 ? PointOf(mantissa) : int.Parse(text.AsSpan(mark + 1), CultureInfo.InvariantCulture) + 1;
        return new(mantissa.Replace(".", "", StringComparison.Ordinal).Trim('0'), point);
    }

    public static DecimalDigits Fixed(double value, int decimals)
    {
        var digits = Scale(value, decimals).ToString(CultureInfo.InvariantCulture).TrimStart('0');
        return new(digits, digits.Length - decimals);
    }

    public static DecimalDigits Significant(double value, int count)
    {
        if (value == 0)
        {
            return new(new string('0', count), 1);
        }

        // The first guess of the exponent may be one too small where rounding carries.
        var exponent = Shortest(value).Point - 1;
        var digits = Scale(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        if (digits.Length > count)
        {
            exponent++;
            digits = Scale(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        }
        else if (digits.Length < count)
        {
            exponent--;
            digits = Scale(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        }

        return new(digits, exponent + 1);
    }

    private static int PointOf(string plain)
    {
        var dot = plain.IndexOf('.');
        var whole = dot < 0 ? plain : plain[..dot];
        if (whole != "0")
        {
            return whole.Length;
        }

        var zeros = 0;
        while (plain[dot + 1 + zeros] == '0')
        {
            zeros++;
        }

        return -zeros;
    }

    /// <summary>value × 10^power as a whole number, halves to even: exact, whatever the size.</summary>
    private static BigInteger Scale(double value, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> MantissaBits) & 0x7ff);
        var mantissa = new BigInteger((bits & ((1L << MantissaBits) - 1)) | (biased == 0 ? 0 : 1L << MantissaBits));
        var binary = Math.Max(biased, 1) - ExponentBias;
        var numerator = mantissa * BigInteger.Pow(10, Math.Max(power, 0)) << Math.Max(binary, 0);
        var denominator = BigInteger.Pow(10, Math.Max(-power, 0)) << Math.Max(-binary, 0);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest << 1).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
