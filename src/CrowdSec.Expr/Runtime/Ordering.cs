using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

internal static class Ordering
{
    public static bool Less(object? left, object? right, Site site) => Numeric(left, right, out var p, out var q) ? p < q : Order("<", left, right, site) < 0;

    public static bool LessOrEqual(object? left, object? right, Site site) => Numeric(left, right, out var p, out var q) ? p <= q : Order("<=", left, right, site) <= 0;

    public static bool More(object? left, object? right, Site site) => Numeric(left, right, out var p, out var q) ? p > q : Order(">", left, right, site) > 0;

    public static bool MoreOrEqual(object? left, object? right, Site site) => Numeric(left, right, out var p, out var q) ? p >= q : Order(">=", left, right, site) >= 0;

    public static int Order(string op, object? left, object? right, Site site)
    {
        if (Numbers.IsInteger(left, out var x) && Numbers.IsInteger(right, out var y))
        {
            return x.CompareTo(y);
        }

        if (Numeric(left, right, out var p, out var q))
        {
            return p.CompareTo(q);
        }

        return (left, right) switch
        {
            (string a, string b) => Text.Compare(a, b),
            (GoTime a, GoTime b) => a.CompareTo(b),
            (GoDuration a, GoDuration b) => a.CompareTo(b),
            _ => throw Arithmetic.Mismatch(op, left, right, site),
        };
    }

    private static bool Numeric(object? left, object? right, out double p, out double q)
    {
        q = 0;
        return !(left is long && right is long) & Numbers.IsNumber(left, out p) && Numbers.IsNumber(right, out q);
    }
}
