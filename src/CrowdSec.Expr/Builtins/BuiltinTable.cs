using System.Collections.Frozen;

namespace CrowdSec.Expr.Builtins;

internal static class BuiltinTable
{
    private static readonly FrozenDictionary<string, BuiltinFunction> ByName = new[]
    {
        ConversionBuiltins.All, NumberBuiltins.All, BitBuiltins.All, TextBuiltins.All, ArrayBuiltins.All, ElementBuiltins.All, MapBuiltins.All, TimeBuiltins.All,
    }.SelectMany(group => group).ToFrozenDictionary(builtin => builtin.Name, StringComparer.Ordinal);

    public static BuiltinFunction? Find(string name) => ByName.GetValueOrDefault(name);

    public static IEnumerable<string> Names => ByName.Keys;
}
