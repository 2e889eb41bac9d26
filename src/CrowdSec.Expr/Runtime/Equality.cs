using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

internal static class Equality
{
    private const int MaxDepth = 64;

    public static bool Equal(object? left, object? right, Site site)
    {
        var budget = Limits.ComparedElements;
        return Equal(left, right, site, 0, ref budget);
    }

    private static bool Equal(object? left, object? right, Site site, int depth, ref int budget)
    {
        if (left is string text)
        {
            return right is string other && text == other;
        }

        if (left is Delegate or BoundMethod)
        {
            return false;
        }

        if (ReferenceEquals(left, right) || Values.IsNil(left) || Values.IsNil(right))
        {
            return ReferenceEquals(left, right) || (Values.IsNil(left) && Values.IsNil(right));
        }

        if (Numbers.IsInteger(left, out var x) && Numbers.IsInteger(right, out var y))
        {
            return x == y;
        }

        if (Numbers.IsNumber(left, out var p) && Numbers.IsNumber(right, out var q))
        {
            return p == q;
        }

        return left switch
        {
            bool or GoTime or GoDuration or NamedInteger => left.Equals(right),
            EnvironmentMap => right is EnvironmentMap,
            _ => depth < MaxDepth ? Deep(left!, right!, site, depth + 1, ref budget) : throw site.Error("values nest too deeply to compare"),
        };
    }

    private static bool Deep(object left, object right, Site site, int depth, ref int budget)
    {
        budget -= Collections.IsArray(left) ? Collections.Count(left) : 16;
        if (budget < 0)
        {
            throw site.Error("values are too large to compare");
        }

        if (Collections.IsArray(left))
        {
            return Collections.IsArray(right) && Comparable(left, right) && EqualArrays(left, right, site, depth, ref budget);
        }

        if (Maps.IsMap(left))
        {
            return Maps.IsMap(right) && EqualMaps(left, right, site, depth, ref budget);
        }

        var host = site.Types.Find(left.GetType());
        return host is not null && left.GetType() == right.GetType() ? EqualFields(host, left, right, site, depth, ref budget) : left.Equals(right);
    }

    /// <summary>Arrays of the same type are comparable, and simple ones with []any; arrays of structs are not the same as []any of structs.</summary>
    private static bool Comparable(object left, object right)
    {
        if (left.GetType() == right.GetType())
        {
            return true;
        }

        var (a, b) = (IsSimple(left), IsSimple(right));
        return (a && right is object?[] && !IsTyped(right)) || (b && left is object?[] && !IsTyped(left)) || (left is IReadOnlyList<string> && right is IReadOnlyList<string>);
    }

    private static bool IsSimple(object array) => array is IReadOnlyList<string> || (array is Array items && items.GetType().GetElementType()!.IsPrimitive);

    private static bool IsTyped(object array) => array.GetType() != typeof(object?[]);

    private static bool EqualArrays(object left, object right, Site site, int depth, ref int budget)
    {
        var count = Collections.Count(left);
        if (count != Collections.Count(right))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!Equal(Collections.At(left, i), Collections.At(right, i), site, depth, ref budget))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualMaps(object left, object right, Site site, int depth, ref int budget)
    {
        if (Maps.Count(left) != Maps.Count(right))
        {
            return false;
        }

        foreach (var (key, value) in Maps.Pairs(left))
        {
            if (!Maps.TryGet(right, key, out var other) || !Equal(value, other, site, depth, ref budget))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualFields(HostType host, object left, object right, Site site, int depth, ref int budget)
    {
        foreach (var field in host.Fields.Values)
        {
            if (!Equal(field.Access.Read(left), field.Access.Read(right), site, depth, ref budget))
            {
                return false;
            }
        }

        return host.Fields.Count > 0;
    }
}
