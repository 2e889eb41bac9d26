using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

internal static class NumberBuiltins
{
    private const int MaxDepth = 16;

    public static readonly BuiltinFunction[] All =
    [
        new("abs", Signature.First(1, 1, type => type.IsNumber, Invalid, type => type), (args, site) => Abs(args[0], site)),
        Rounding("ceil", Math.Ceiling),
        Rounding("floor", Math.Floor),
        Rounding("round", value => Math.Round(value, MidpointRounding.AwayFromZero)),
        new("min", Signature.By(Aggregate), (args, site) => Extreme("min", args, (a, b, place) => Ordering.Less(a, b, place), site)),
        new("max", Signature.By(Aggregate), (args, site) => Extreme("max", args, (a, b, place) => Ordering.More(a, b, place), site)),
        new("mean", Signature.By(Aggregate), (args, site) => Mean(args, site)),
        new("median", Signature.By(Aggregate), (args, site) => Median(args, site)),
    ];

    private static BuiltinFunction Rounding(string name, Func<double, double> round) =>
        new(name, Signature.First(1, 1, type => type.IsNumber, Invalid, _ => ExprType.Float), (args, site) =>
            Numbers.IsNumber(args[0], out var number) ? round(number) : throw Invalid(name, args[0], site))
        {
            FastBodies = [(double value) => round(value)],
        };

    private static SignatureResult Aggregate(string name, ExprType[] arguments)
    {
        if (arguments.Length == 0)
        {
            return new($"not enough arguments to call {name}");
        }

        var result = arguments[0];
        foreach (var type in arguments)
        {
            if (type.IsUnknown || type.Kind == TypeKind.Array)
            {
                return new(ExprType.Unknown);
            }

            if (!type.IsNumber)
            {
                return new(Invalid(name, type));
            }
        }

        return new(result);
    }

    private static object Abs(object? value, Site site)
    {
        if (Numbers.IsInteger(value, out var whole))
        {
            return whole < 0 ? Arithmetic.Negate(value, site) : value!;
        }

        return value switch
        {
            double real => (object)Math.Abs(real),
            float real => Math.Abs(real),
            _ => throw Invalid("abs", value, site),
        };
    }

    /// <summary>One argument that is neither number nor array is its own extreme, as in the reference.</summary>
    private static object? Extreme(string name, object?[] args, Func<object?, object?, Site, bool> better, Site site)
    {
        object? best = null;
        foreach (var value in Elements(args, site))
        {
            if (!Numbers.IsNumber(value, out _) && args.Length > 1)
            {
                throw Invalid(name, value, site);
            }

            best = best is null || better(value, best, site) ? value : best;
        }

        return best;
    }

    private static double Mean(object?[] args, Site site)
    {
        var numbers = Flat(args, "mean", site);
        return numbers.Count == 0 ? 0 : numbers.Sum() / numbers.Count;
    }

    private static double Median(object?[] args, Site site)
    {
        var numbers = Flat(args, "median", site);
        numbers.Sort();
        var middle = numbers.Count / 2;
        return numbers.Count == 0 ? 0 : numbers.Count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    private static List<double> Flat(object?[] args, string name, Site site)
    {
        List<double> numbers = [];
        foreach (var value in Elements(args, site))
        {
            numbers.Add(Numbers.IsNumber(value, out var number) ? number : throw Invalid(name, value, site));
        }

        return numbers;
    }

    private static List<object?> Elements(object?[] args, Site site)
    {
        List<object?> elements = [];
        AddElements(elements, args, 0, site);
        return elements;
    }

    private static void AddElements(List<object?> elements, object?[] items, int depth, Site site)
    {
        if (depth > MaxDepth || elements.Count + items.Length > Limits.Memory)
        {
            throw site.Error(depth > MaxDepth ? "recursion depth exceeded" : "memory budget exceeded");
        }

        foreach (var item in items)
        {
            if (Collections.IsArray(item))
            {
                AddElements(elements, Collections.ToArray(item!), depth + 1, site);
            }
            else
            {
                elements.Add(item);
            }
        }
    }

    private static string Invalid(string name, ExprType type) => $"invalid argument for {name} (type {type})";

    private static ExprRuntimeException Invalid(string name, object? value, Site site) =>
        site.Error($"invalid argument for {name} (type {Values.TypeName(value, site.Types)})");
}
