using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Runtime;

/// <summary>Arguments as the CLR types that host functions take.</summary>
internal static class Conversion
{
    public static T To<T>(object? value, Site site)
    {
        if (value is T known)
        {
            return known;
        }

        if (value is null && default(T) is null && typeof(T) != typeof(string))
        {
            return default!;
        }

        return (T)To(value, typeof(T), site)!;
    }

    public static object? To(object? value, Type type, Site site)
    {
        if (value is null ? !type.IsValueType && type != typeof(string) : type.IsInstanceOfType(value))
        {
            return value;
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is not null && type.IsInstanceOfType(value))
        {
            return value;
        }

        return Integer(value, type) ?? Sequence(value, type, site) ?? throw site.Error(
            $"cannot use {Values.TypeName(value, site.Types)} as argument (type {site.Environment.Mapper.Of(type)})");
    }

    private static object? Integer(object? value, Type type)
    {
        if (!Numbers.IsInteger(value, out var whole))
        {
            return value is float single && type == typeof(double) ? (double)single : null;
        }

        return type == typeof(long) ? whole
            : type == typeof(int) && whole is >= int.MinValue and <= int.MaxValue ? (int)whole
            : null;
    }

    private static object? Sequence(object? value, Type type, Site site)
    {
        if (value is null || !Collections.IsArray(value))
        {
            return value is not null && Maps.IsMap(value) ? Map(value, type) : null;
        }

        if (type.IsAssignableFrom(typeof(string[])))
        {
            return Fill(value, item => Values.ToText(item, site));
        }

        if (type.IsAssignableFrom(typeof(object?[])))
        {
            return Collections.ToArray(value);
        }

        return type.IsAssignableFrom(typeof(long[])) ? Fill(value, item => Numbers.ToInteger(item, site)) : null;
    }

    private static T[] Fill<T>(object array, Func<object?, T> convert)
    {
        var items = new T[Collections.Count(array)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = convert(Collections.At(array, i));
        }

        return items;
    }

    /// <summary>A copy, for functions that only read: a host's own maps are passed as they are.</summary>
    private static Dictionary<string, object?>? Map(object map, Type type)
    {
        if (!type.IsAssignableFrom(typeof(Dictionary<string, object?>)))
        {
            return null;
        }

        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in Maps.Pairs(map))
        {
            copy[key as string ?? ""] = value;
        }

        return copy;
    }
}
