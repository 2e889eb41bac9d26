using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

internal static class Numbers
{
    public static bool IsInteger(object? value, out long number)
    {
        switch (value)
        {
            case long whole:
                number = whole;
                return true;
            case int small:
                number = small;
                return true;
            case byte tiny:
                number = tiny;
                return true;
            default:
                number = 0;
                return false;
        }
    }

    public static bool IsFloat(object? value, out double number)
    {
        switch (value)
        {
            case double real:
                number = real;
                return true;
            case float real:
                number = real;
                return true;
            default:
                number = 0;
                return false;
        }
    }

    public static bool IsNumber(object? value, out double number)
    {
        if (IsInteger(value, out var whole))
        {
            number = whole;
            return true;
        }

        return IsFloat(value, out number);
    }

    public static long ToInteger(object? value, Site site)
    {
        if (IsInteger(value, out var whole))
        {
            return whole;
        }

        return value switch
        {
            double real => Truncate(real),
            float real => Truncate(real),
            GoDuration duration => duration.Nanoseconds,
            NamedInteger named => named.Value,
            _ => throw site.Error($"invalid operation: int({Values.TypeName(value, site.Types)})"),
        };
    }

    public static double ToFloat(object? value, Site site) =>
        IsNumber(value, out var number) ? number : throw site.Error($"invalid operation: float64({Values.TypeName(value, site.Types)})");

    /// <summary>As the reference's processor does: what does not fit becomes the smallest integer.</summary>
    public static long Truncate(double value) => value is >= -9223372036854775808d and < 9223372036854775808d ? (long)value : long.MinValue;
}
