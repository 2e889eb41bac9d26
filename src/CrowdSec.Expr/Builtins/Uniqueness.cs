using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

/// <summary>The first of each group of equal elements.</summary>
internal static class Uniqueness
{
    public static object?[] Of(object?[] items, Site site)
    {
        List<object?> kept = [];
        List<object?> composite = [];
        HashSet<object> simple = [];
        long comparisons = 0;
        foreach (var item in items)
        {
            if (SimpleKey(item) is { } key)
            {
                if (simple.Add(key))
                {
                    kept.Add(item);
                }

                continue;
            }

            comparisons += composite.Count;
            if (comparisons > Limits.ComparedElements)
            {
                throw site.Error("values are too large to compare");
            }

            if (!composite.Exists(known => Equality.Equal(known, item, site)))
            {
                composite.Add(item);
                kept.Add(item);
            }
        }

        return [.. kept];
    }

    /// <summary>Equal numbers have equal keys whatever their type; null for values that must be compared one by one.</summary>
    private static object? SimpleKey(object? value)
    {
        if (Numbers.IsInteger(value, out var whole))
        {
            return whole;
        }

        if (Numbers.IsFloat(value, out var real))
        {
            return Math.Abs(real) < 1L << 53 && real == Math.Floor(real) ? (object)(long)real : real;
        }

        return value is string or bool ? value : null;
    }
}
