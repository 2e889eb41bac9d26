using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

/// <summary>Builtins that take one element; nil when there is none.</summary>
internal static class ElementBuiltins
{
    public static readonly BuiltinFunction[] All =
    [
        new("first", Signature.First(1, 1, ArrayBuiltins.IsArray, (_, type) => $"cannot get first element from {type}", _ => ExprType.Unknown), (args, site) => Get(args[0], 0L, site)),
        new("last", Signature.First(1, 1, ArrayBuiltins.IsArray, (_, type) => $"cannot get last element from {type}", _ => ExprType.Unknown), (args, site) => Get(args[0], -1L, site)),
        new("get", Signature.By(GetTypes), (args, site) => Get(args[0], args[1], site)),
    ];

    private static SignatureResult GetTypes(string name, ExprType[] arguments)
    {
        if (arguments.Length != 2)
        {
            return new($"invalid number of arguments (expected 2, got {arguments.Length})");
        }

        var (target, key) = (arguments[0], arguments[1]);
        return target.Kind switch
        {
            TypeKind.Unknown => new(ExprType.Unknown),
            TypeKind.Array when key.IsUnknown || key.IsInteger => new(target.Element),
            TypeKind.Array => new($"non-integer slice index {key}", 1),
            TypeKind.Map when key.AssignableTo(target.Key) => new(target.Element),
            TypeKind.Map => new($"cannot use {key} to get an element from {target}", 1),
            TypeKind.Struct => new(ExprType.Unknown),
            _ => new($"type {target} does not support indexing", 0),
        };
    }

    private static object? Get(object? target, object? key, Site site)
    {
        if (target is string || Collections.IsArray(target))
        {
            return At(target!, Numbers.ToInteger(key, site), site);
        }

        if (target is not null && Maps.IsMap(target))
        {
            return Maps.TryGet(target, key, out var value) ? value : null;
        }

        return key is string name && target is not null && site.Types.Find(target.GetType()) is { } host && host.Fields.TryGetValue(name, out var field)
            ? field.Access.Read(target)
            : null;
    }

    private static object? At(object target, long index, Site site)
    {
        var length = Collections.Length(target, site);
        var place = index < 0 ? index + length : index;
        return place >= 0 && place < length ? Collections.Element(target, (int)place, site) : null;
    }
}
