using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

/// <summary>Operators on values whose types are only known while running.</summary>
internal static class Arithmetic
{
    public static object Add(object? left, object? right, Site site)
    {
        if (left is string a && right is string b)
        {
            return Text.Concat(a, b, site);
        }

        if (Numbers.IsInteger(left, out var x) && Numbers.IsInteger(right, out var y))
        {
            return unchecked(x + y);
        }

        if (Numbers.IsNumber(left, out var p) && Numbers.IsNumber(right, out var q))
        {
            return p + q;
        }

        return (left, right) switch
        {
            (GoTime time, GoDuration duration) => time.Add(duration),
            (GoDuration duration, GoTime time) => time.Add(duration),
            (GoDuration d, GoDuration e) => new GoDuration(unchecked(d.Nanoseconds + e.Nanoseconds)),
            _ => throw Mismatch("+", left, right, site),
        };
    }

    public static object Subtract(object? left, object? right, Site site)
    {
        if (Numbers.IsInteger(left, out var x) && Numbers.IsInteger(right, out var y))
        {
            return unchecked(x - y);
        }

        if (Numbers.IsNumber(left, out var p) && Numbers.IsNumber(right, out var q))
        {
            return p - q;
        }

        return (left, right) switch
        {
            (GoTime a, GoTime b) => a.Subtract(b),
            (GoTime time, GoDuration duration) => time.Add(new GoDuration(unchecked(-duration.Nanoseconds))),
            (GoDuration d, GoDuration e) => new GoDuration(unchecked(d.Nanoseconds - e.Nanoseconds)),
            _ => throw Mismatch("-", left, right, site),
        };
    }

    public static object Multiply(object? left, object? right, Site site)
    {
        if (Numbers.IsInteger(left, out var x) && Numbers.IsInteger(right, out var y))
        {
            return unchecked(x * y);
        }

        if (Numbers.IsNumber(left, out var p) && Numbers.IsNumber(right, out var q))
        {
            return p * q;
        }

        return left is GoDuration d ? MultiplyDuration(d, right, left, right, site)
            : right is GoDuration e ? MultiplyDuration(e, left, left, right, site)
            : throw Mismatch("*", left, right, site);
    }

    public static double Divide(object? left, object? right, Site site) =>
        Numbers.IsNumber(left, out var p) && Numbers.IsNumber(right, out var q) ? p / q : throw Mismatch("/", left, right, site);

    public static long Modulo(object? left, object? right, Site site) =>
        Numbers.IsInteger(left, out var x) && Numbers.IsInteger(right, out var y) ? Modulo(x, y, site) : throw Mismatch("%", left, right, site);

    public static long Modulo(long left, long right, Site site) => right switch
    {
        0 => throw site.Error("integer divide by zero"),
        -1 => 0,
        _ => left % right,
    };

    public static double Power(object? left, object? right, Site site) =>
        Numbers.IsNumber(left, out var p) && Numbers.IsNumber(right, out var q) ? Powers.Pow(p, q) : throw Mismatch("**", left, right, site);

    public static object Negate(object? value, Site site) => value switch
    {
        long whole => (object)unchecked(-whole),
        int small => unchecked(-small),
        byte tiny => unchecked((byte)-tiny),
        double real => -real,
        float real => -real,
        _ => throw site.Error($"invalid operation: - {Values.TypeName(value, site.Types)}"),
    };

    public static ExprRuntimeException Mismatch(string op, object? left, object? right, Site site) =>
        site.Error($"invalid operation: {Values.TypeName(left, site.Types)} {op} {Values.TypeName(right, site.Types)}");

    private static object MultiplyDuration(GoDuration duration, object? factor, object? left, object? right, Site site)
    {
        if (factor is GoDuration other)
        {
            return new GoDuration(unchecked(duration.Nanoseconds * other.Nanoseconds));
        }

        if (Numbers.IsInteger(factor, out var whole))
        {
            return new GoDuration(unchecked(duration.Nanoseconds * whole));
        }

        return Numbers.IsFloat(factor, out var real) ? duration.Nanoseconds * real : throw Mismatch("*", left, right, site);
    }
}
