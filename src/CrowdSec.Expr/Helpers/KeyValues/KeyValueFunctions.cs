using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.KeyValues;

/// <summary>Reading key=value lines into a map of the event.</summary>
internal static class KeyValueFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("ParseKV", (string line, Dictionary<string, object?> target, string name) => Parse("ParseKV", KeyValueReader.Read(line), target, name))
        {
            Summary = "Reads key=value and key=\"value\" pairs into target[name]; an error when there are none.",
            Examples = ["let t = fromJSON('{}'); ParseKV('a=1 b=\"x y\" c=', t, 'kv') == nil and t.kv.b == 'x y' and t.kv.c == ''"],
        },
        new("ParseKVLax", (string line, Dictionary<string, object?> target, string name) => Parse("ParseKVLax", LaxKeyValueReader.Read(line), target, name))
        {
            Summary = "As ParseKV, but a value reaches up to the next key, so that it may hold spaces without quotes.",
            Examples = ["let t = fromJSON('{}'); ParseKVLax('msg=not found here code=404', t, 'kv') == nil and t.kv.msg == 'not found here'"],
        },
        new("KeyExists", KeyExists)
        {
            Summary = "Whether the map has the key.",
            Examples = ["KeyExists('a', {'a': nil})", "not KeyExists('b', {'a': 1})"],
        },
    ];

    private static object? Parse(string function, List<KeyValuePair<string, string>> pairs, Dictionary<string, object?> target, string name)
    {
        if (pairs.Count == 0)
        {
            throw new ExprRuntimeException($"{function}: invalid input format: the line has no key=value pair");
        }

        if (!target.TryGetValue(name, out var existing))
        {
            target[name] = existing = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        if (existing is not Dictionary<string, string> map)
        {
            throw new ExprRuntimeException($"{function}: '{name}' of the target holds something else already");
        }

        foreach (var (key, value) in pairs)
        {
            map[key] = value;
        }

        return null;
    }

    private static bool KeyExists(string key, object? map) => map switch
    {
        Dictionary<string, object?> any => any.ContainsKey(key),
        IReadOnlyDictionary<string, string> strings => strings.ContainsKey(key),
        StringMap host => host.Contains(key),
        System.Collections.IDictionary other => other.Contains(key),
        _ => throw new ExprRuntimeException("KeyExists: the second argument is not a map"),
    };
}
