using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

internal static class MapBuiltins
{
    public static readonly BuiltinFunction[] All =
    [
        OfMap("keys", (_, type) => $"cannot get keys from {type}", pair => pair.Key),
        OfMap("values", (_, type) => $"cannot get values from {type}", pair => pair.Value),
        OfMap("toPairs", (_, type) => $"cannot transform {type} to pairs", pair => (object?[])[pair.Key, pair.Value]),
        new(
            "fromPairs",
            Signature.First(1, 1, ArrayBuiltins.IsArray, (_, type) => $"cannot transform {type} from pairs", _ => ExprType.MapOf(ExprType.Unknown, ExprType.Unknown)),
            FromPairs) { Allocates = true },
    ];

    private static BuiltinFunction OfMap<T>(string name, Func<string, ExprType, string> complaint, Func<KeyValuePair<object?, object?>, T> select) =>
        new(name, Signature.First(1, 1, type => type.Kind == TypeKind.Map, complaint, _ => ExprType.AnyArray), (args, site) =>
            args[0] is { } map && Maps.IsMap(map)
                ? Maps.Pairs(map).Select(select).ToArray()
                : throw site.Error($"cannot get {name} from {Values.TypeName(args[0], site.Types)}")) { Allocates = true };

    private static object FromPairs(object?[] args, Site site)
    {
        if (!Collections.IsArray(args[0]))
        {
            throw site.Error($"cannot transform {Values.TypeName(args[0], site.Types)} from pairs");
        }

        var map = new AnyMap(null);
        foreach (var pair in Collections.ToArray(args[0]!))
        {
            if (pair is null || !Collections.IsArray(pair) || Collections.Count(pair) != 2)
            {
                throw site.Error($"invalid pair {Formatter.Format(pair, site.Types)}");
            }

            map[AnyMap.KeyFor(Collections.At(pair, 0))] = Collections.At(pair, 1);
        }

        return map;
    }
}
