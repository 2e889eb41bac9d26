using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

/// <summary>Builtins that make arrays of arrays.</summary>
internal static class ArrayBuiltins
{
    private const int MaxDepth = 400;

    public static readonly BuiltinFunction[] All =
    [
        new("concat", Signature.By(ConcatTypes), (args, site) => args.SelectMany(arg => Items(arg, "concat", site)).ToArray()) { Allocates = true },
        OnArray("flatten", (args, site) => Flatten(args, site)),
        OnArray("reverse", (args, site) => Enumerable.Reverse(Items(args[0], "reverse", site)).ToArray()),
        OnArray("uniq", (args, site) => Uniqueness.Of(Items(args[0], "uniq", site), site)),
        new("sort", Signature.First(1, 2, IsArray, Complaint, _ => ExprType.AnyArray), Sort) { Allocates = true },
        new("take", Signature.By(TakeTypes), Take) { Allocates = true },
    ];

    public static bool IsArray(ExprType type) => type.Kind == TypeKind.Array;

    /// <summary>Whether the order argument of sort and sortBy asks for descending order.</summary>
    public static bool IsDescending(object? order, Site site) => order switch
    {
        "asc" => false,
        "desc" => true,
        _ => throw site.Error($"invalid order {Formatter.Format(order, site.Types)}, expected asc or desc"),
    };

    /// <summary>A stable sort, which leaves elements that compare equal in their order.</summary>
    public static object?[] SortBy(object?[] items, object?[] keys, bool descending, Site site)
    {
        var places = Enumerable.Range(0, items.Length).ToArray();
        try
        {
            places = [.. places.Order(Comparer<int>.Create((a, b) =>
                descending ? Ordering.Order("<", keys[b], keys[a], site) : Ordering.Order("<", keys[a], keys[b], site)))];
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is ExprRuntimeException inner)
        {
            throw inner;
        }

        return Array.ConvertAll(places, place => items[place]);
    }

    private static BuiltinFunction OnArray(string name, Func<object?[], Site, object?> body) =>
        new(name, Signature.First(1, 1, IsArray, Complaint, _ => ExprType.AnyArray), body) { Allocates = true };

    private static string Complaint(string name, ExprType type) => name == "take" ? $"cannot take from {type}" : $"cannot {name} {type}";

    private static SignatureResult ConcatTypes(string name, ExprType[] arguments)
    {
        if (arguments.Length == 0)
        {
            return new("invalid number of arguments (expected at least 1, got 0)");
        }

        var wrong = Array.FindIndex(arguments, type => !type.IsUnknown && !IsArray(type));
        return wrong < 0 ? new(ExprType.AnyArray) : new($"cannot concat {arguments[wrong]}");
    }

    private static SignatureResult TakeTypes(string name, ExprType[] arguments)
    {
        if (arguments.Length != 2)
        {
            return new($"invalid number of arguments (expected 2, got {arguments.Length})");
        }

        if (!arguments[0].IsUnknown && !IsArray(arguments[0]))
        {
            return new(Complaint(name, arguments[0]));
        }

        return arguments[1].IsUnknown || arguments[1].IsInteger ? new(arguments[0]) : new($"cannot take {arguments[1]} elements");
    }

    private static object?[] Items(object? value, string name, Site site) =>
        Collections.IsArray(value) ? Collections.ToArray(value!) : throw site.Error($"cannot {name} {Values.TypeName(value, site.Types)}");

    private static object?[] Flatten(object?[] args, Site site)
    {
        List<object?> flat = [];
        AddFlat(flat, Items(args[0], "flatten", site), 0, site);
        return [.. flat];
    }

    private static void AddFlat(List<object?> flat, object?[] items, int depth, Site site)
    {
        if (depth > MaxDepth)
        {
            throw site.Error("recursion depth exceeded");
        }

        if (flat.Count + items.Length > Limits.Memory)
        {
            throw site.Error("memory budget exceeded");
        }

        foreach (var item in items)
        {
            if (Collections.IsArray(item))
            {
                AddFlat(flat, Collections.ToArray(item!), depth + 1, site);
            }
            else
            {
                flat.Add(item);
            }
        }
    }

    /// <summary>Arrays of structs are not: they have no order.</summary>
    private static bool IsSortable(object? value) => value switch
    {
        object?[] items => items.GetType() == typeof(object?[]) || items is string[],
        Array items => items.GetType().GetElementType()!.IsPrimitive,
        _ => Collections.IsArray(value),
    };

    /// <summary>What is not an array sorts to an empty one, as in the reference.</summary>
    private static object Sort(object?[] args, Site site)
    {
        var descending = args.Length > 1 && IsDescending(args[1], site);
        if (!IsSortable(args[0]))
        {
            return Values.NilArray;
        }

        var items = Collections.ToArray(args[0]!);
        return SortBy(items, items, descending, site);
    }

    private static object Take(object?[] args, Site site)
    {
        var items = Items(args[0], "take from", site);
        var count = Numbers.ToInteger(args[1], site);
        return count >= 0 ? items[..(int)Math.Min(count, items.Length)] : throw site.Error($"cannot take {count} elements");
    }
}
