using System.Globalization;

namespace CrowdSec.Expr.Runtime;

/// <summary>Floating point numbers as text: shortest digits that read back as the same number.</summary>
internal static class FloatText
{
    /// <summary>The form of <c>%v</c>: exponents from 21 on, and below -4.</summary>
    public static string General(double value) => Special(value) ?? Layout(value.ToString("R", CultureInfo.InvariantCulture), -4, 21, 2);

    public static string General(float value) => Special(value) ?? Layout(value.ToString("R", CultureInfo.InvariantCulture), -4, 21, 2);

    /// <summary>The form of JSON: exponents from 21 on, and below -6, without leading zeros.</summary>
    public static string Json(double value) => Layout(value.ToString("R", CultureInfo.InvariantCulture), -6, 21, 1);

    public static string Json(float value) => Layout(value.ToString("R", CultureInfo.InvariantCulture), -6, 21, 1);

    private static string? Special(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : null;

    private static string Layout(string shortest, int low, int high, int exponentDigits)
    {
        var negative = shortest[0] == '-';
        var body = negative ? shortest[1..] : shortest;
        var exponentAt = body.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(body.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? body : body[..exponentAt];
        var dot = mantissa.IndexOf('.');
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        point -= leading;
        if (digits.Length == 0)
        {
            return negative ? "-0" : "0";
        }

        var text = point - 1 < low || point - 1 >= high ? Scientific(digits, point - 1, exponentDigits) : Plain(digits, point);
        return negative ? "-" + text : text;
    }

    private static string Scientific(string digits, int exponent, int exponentDigits)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        var size = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
        return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{size}";
    }

    private static string Plain(string digits, int point)
    {
        if (point <= 0)
        {
            return "0." + new string('0', -point) + digits;
        }

        return point >= digits.Length ? digits.PadRight(point, '0') : digits[..point] + "." + digits[point..];
    }
}
