using System.Collections;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Lists;

/// <summary>Functions on lists of anything.</summary>
internal static class ListFunctions
{
    private const int Deepest = 100;

    public static IEnumerable<ExprFunction> All =>
    [
        new("Flatten", (object?[] values) => Flatten(values), Variadic: true, Pure: true)
        {
            Summary = "All arguments as one list, with the entries of lists in place of the lists.",
            Examples = ["Flatten(1, [2, [3]]) == [1, 2, 3]", "len(Flatten()) == 0"],
        },
        new("Distinct", (object? list) => IsList(list) ? Distinct((IEnumerable)list!) : null, Pure: true)
        {
            Summary = "The list's entries, each once, in order of first appearance; nil for anything but a list.",
            Examples = ["Distinct([1, 2, 1]) == [1, 2]", "Distinct('a') == nil"],
        },
        new("FlattenDistinct", (object?[] values) => Distinct(Flatten(values)), Variadic: true, Pure: true)
        {
            Summary = "What Flatten gives, each entry once.",
            Examples = ["FlattenDistinct(['a', 'b'], 'a') == ['a', 'b']"],
        },
    ];

    private static object?[] Flatten(object?[] values)
    {
        var result = new List<object?>();
        foreach (var value in values)
        {
            Flatten(value, result, 0);
        }

        return [.. result];
    }

    private static void Flatten(object? value, List<object?> result, int depth)
    {
        if (depth >= Deepest || !IsList(value))
        {
            result.Add(value);
            return;
        }

        foreach (var entry in (IEnumerable)value!)
        {
            Flatten(entry, result, depth + 1);
        }
    }

    private static object?[] Distinct(IEnumerable list)
    {
        var seen = new HashSet<object>();
        var seenNull = false;
        var result = new List<object?>();
        foreach (var value in list)
        {
            if (value is null ? !seenNull : seen.Add(value))
            {
                seenNull |= value is null;
                result.Add(value);
            }
        }

        return [.. result];
    }

    private static bool IsList(object? value) => value is IEnumerable and not string and not IDictionary and not StringMap;
}
