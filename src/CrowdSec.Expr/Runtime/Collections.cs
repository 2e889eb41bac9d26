using System.Collections;

namespace CrowdSec.Expr.Runtime;

/// <summary>Arrays, whatever CLR type carries them. Lengths and elements of strings are bytes, as in the reference.</summary>
internal static class Collections
{
    public static bool IsArray(object? value) =>
        value is Array || (value is not (null or bool or long or double) && value is not string && value is IEnumerable && value is not IDictionary && !Maps.IsMap(value));

    public static int Count(object array) => array switch
    {
        object?[] items => items.Length,
        ICollection items => items.Count,
        IReadOnlyCollection<object?> items => items.Count,
        IEnumerable items => items.Cast<object?>().Count(),
        _ => 0,
    };

    public static object? At(object array, int index) => array switch
    {
        object?[] items => items[index],
        IList items => items[index],
        IReadOnlyList<object?> items => items[index],
        IEnumerable items => items.Cast<object?>().ElementAt(index),
        _ => null,
    };

    /// <summary>How many times a predicate runs: elements, bytes of a string, or entries of a map.</summary>
    public static int Length(object? value, Site site)
    {
        if (value is string text)
        {
            return Text.ByteCount(text);
        }

        if (IsArray(value))
        {
            return Count(value!);
        }

        return Maps.IsMap(value) ? Maps.Count(value!) : throw site.Error($"invalid argument for len (type {Values.TypeName(value, site.Types)})");
    }

    public static object? Element(object? value, int index, Site site)
    {
        if (value is string text)
        {
            return Text.ByteAt(text, index);
        }

        return IsArray(value) ? At(value!, index) : throw site.Error($"cannot take elements of {Values.TypeName(value, site.Types)}");
    }

    public static object?[] ToArray(object array)
    {
        if (array is object?[] known && known.GetType() == typeof(object?[]))
        {
            return known;
        }

        var copy = new object?[Count(array)];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = At(array, i);
        }

        return copy;
    }

    public static bool Contains(object? value, object? collection, Site site)
    {
        if (Values.IsNil(collection))
        {
            return false;
        }

        if (IsArray(collection))
        {
            var count = Count(collection!);
            for (var i = 0; i < count; i++)
            {
                if (Equality.Equal(At(collection!, i), value, site))
                {
                    return true;
                }
            }

            return false;
        }

        if (Maps.IsMap(collection))
        {
            return Maps.TryGet(collection!, value, out _);
        }

        return value is string name && site.Types.Find(collection!.GetType()) is { } host
            ? host.Fields.ContainsKey(name)
            : throw site.Error($"operator \"in\" not defined on {Values.TypeName(collection, site.Types)}");
    }

    public static object Range(long from, long to, ExprFrame frame, Site site)
    {
        var size = to < from ? 0 : (decimal)to - from + 1;
        frame.Grow(size > long.MaxValue ? long.MaxValue >> 1 : (long)size, site);
        var items = new long[(int)size];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = from + i;
        }

        return items;
    }
}
