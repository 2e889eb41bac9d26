using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

internal static class Equality
{
    private const int MaxDepth = 64;

    public static bool Equal(object? left, object? right, Site site) => Equal(left, right, site, 0);

    private static bool Equal(object? left, object? right, Site site, int depth)
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
            _ => depth < MaxDepth ? Deep(left!, right!, site, depth + 1) : throw site.Error("values nest too deeply to compare"),
        };
    }

    private static bool Deep(object left, object right, Site site, int depth)
    {
        if (Collections.IsArray(left))
        {
            return Collections.IsArray(right) && Comparable(left, right) && EqualArrays(left, right, site, depth);
        }

        if (Maps.IsMap(left))
        {
            return Maps.IsMap(right) && EqualMaps(left, right, site, depth);
        }

        var host = site.Types.Find(left.GetType());
        return host is not null && left.GetType() == right.GetType() ? EqualFields(host, left, right, site, depth) : left.Equals(right);
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

    private static bool EqualArrays(object left, object right, Site site, int depth)
    {
        var count = Collections.Count(left);
        if (count != Collections.Count(right))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!Equal(Collections.At(left, i), Collections.At(right, i), site, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualMaps(object left, object right, Site site, int depth)
    {
        if (Maps.Count(left) != Maps.Count(right))
        {
            return false;
        }

        foreach (var (key, value) in Maps.Pairs(left))
        {
            if (!Maps.TryGet(right, key, out var other) || !Equal(value, other, site, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualFields(HostType host, object left, object right, Site site, int depth)
    {
        foreach (var field in host.Fields.Values)
        {
            if (!Equal(field.Access.Read(left), field.Access.Read(right), site, depth))
            {
                return false;
            }
        }

        return host.Fields.Count > 0;
    }
}
