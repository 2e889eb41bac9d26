using System.Collections;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Runtime;

/// <summary>Maps, whatever CLR type carries them.</summary>
internal static class Maps
{
    public static bool IsMap(object? value) => value is StringMap or IDictionary or EnvironmentMap or IReadOnlyDictionary<string, string>;

    public static int Count(object map) => map switch
    {
        StringMap strings => strings.Count,
        IDictionary entries => entries.Count,
        EnvironmentMap environment => environment.Count,
        IReadOnlyDictionary<string, string> strings => strings.Count,
        _ => 0,
    };

    /// <summary>The value of a key; a missing key reads as the zero value of the map's values.</summary>
    public static object? Get(object map, object? key) => TryGet(map, key, out var value) ? value : Zero(map);

    public static bool TryGet(object map, object? key, out object? value)
    {
        value = null;
        switch (map)
        {
            case StringMap strings:
                var found = strings.Contains(key as string ?? "") && key is string or null;
                value = found ? strings.Get(key as string ?? "") : null;
                return found;
            case Dictionary<string, object?> entries:
                return entries.TryGetValue(key as string ?? "", out value) && key is string or null;
            case AnyMap any:
                return any.TryGetValue(AnyMap.KeyFor(key), out value);
            case EnvironmentMap environment:
                return key is string name && environment.TryGetValue(name, out value);
            case IReadOnlyDictionary<string, string> strings:
                var has = strings.TryGetValue(key as string ?? "", out var text);
                value = text;
                return has;
            case IDictionary entries:
                var present = key is not null && entries.Contains(key);
                value = present ? entries[key!] : null;
                return present;
            default:
                return false;
        }
    }

    /// <summary>Entries in ascending order of string keys; in the map's own order for other keys.</summary>
    public static IEnumerable<KeyValuePair<object?, object?>> Pairs(object map) => map switch
    {
        StringMap strings => strings.Pairs.Select(pair => new KeyValuePair<object?, object?>(pair.Key, pair.Value)),
        Dictionary<string, object?> entries => entries.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new KeyValuePair<object?, object?>(pair.Key, pair.Value)),
        AnyMap any => any.Select(pair => new KeyValuePair<object?, object?>(AnyMap.KeyOf(pair.Key), pair.Value)),
        EnvironmentMap environment => environment.Select(pair => new KeyValuePair<object?, object?>(pair.Key, pair.Value)),
        IReadOnlyDictionary<string, string> strings => strings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new KeyValuePair<object?, object?>(pair.Key, pair.Value)),
        IDictionary entries => Entries(entries).OrderBy(entry => entry.Key as string, StringComparer.Ordinal).Select(entry => new KeyValuePair<object?, object?>(entry.Key, entry.Value)),
        _ => [],
    };

    /// <summary>The non-generic enumerator: the generic one's entries are of types we do not know.</summary>
    private static IEnumerable<DictionaryEntry> Entries(IDictionary map)
    {
        var entries = map.GetEnumerator();
        while (entries.MoveNext())
        {
            yield return entries.Entry;
        }
    }

    public static object? Zero(object map)
    {
        if (map is StringMap or IReadOnlyDictionary<string, string>)
        {
            return "";
        }

        if (map is AnyMap any)
        {
            return any.Missing;
        }

        var arguments = map is Dictionary<string, object?> ? [] : map.GetType().GetGenericArguments();
        return arguments.Length == 2 ? ZeroOf(arguments[1]) : null;
    }

    private static object? ZeroOf(Type type)
    {
        if (type == typeof(string))
        {
            return "";
        }

        return type.IsValueType ? Activator.CreateInstance(type)
            : type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) ? Values.NilArray
            : null;
    }
}
