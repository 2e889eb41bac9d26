using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Conformance.Expr;

/// <summary>Compares a value with the corpus's typed tree: {"t": "int", "v": 5}.</summary>
internal static partial class ExpectedValue
{
    /// <returns>"" when equal, else what differs.</returns>
    public static string Difference(JsonElement expected, object? actual, bool unordered)
    {
        var type = expected.GetProperty("t").GetString()!;
        var has = expected.TryGetProperty("v", out var value);
        var kind = KindOf(actual);
        if (kind != type)
        {
            return $"expected {type}, got {kind} {actual}";
        }

        return type switch
        {
            _ when !has || unordered && type is "string" or "time" => "",
            "array" => Items(value, ((IEnumerable)actual!).Cast<object?>().ToList(), unordered),
            "map" => Entries(value, actual!, unordered),
            "float" => Number(value).Equals(Convert.ToDouble(actual, CultureInfo.InvariantCulture)) ? "" : $"expected {value}, got {actual}",
            "int" => value.GetInt64() == Convert.ToInt64(actual, CultureInfo.InvariantCulture) ? "" : $"expected {value}, got {actual}",
            "bool" => value.GetBoolean() == (bool)actual! ? "" : $"expected {value}, got {actual}",
            "struct" => Text(value.GetString()!, actual is CorpusFoo foo ? foo.Text : actual!.ToString()!),
            "time" => Text(value.GetString()!, ((GoTime)actual!).ToRfc3339Nano()),
            _ => Text(value.GetString()!, actual!.ToString()!),
        };
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.NaN,
    };

    private static string KindOf(object? value) => value switch
    {
        null => "nil",
        bool => "bool",
        long or int or byte => "int",
        double or float => "float",
        string => "string",
        GoTime => "time",
        GoDuration => "duration",
        Delegate => "func",
        StringMap or IDictionary or IReadOnlyDictionary<string, object?> => "map",
        IEnumerable => "array",
        _ => value.GetType().Name == "BoundMethod" ? "func" : "struct",
    };

    /// <summary>Addresses of functions are the run's, not the language's.</summary>
    private static string Text(string expected, string actual) =>
        Addresses().Replace(expected, "0x") == Addresses().Replace(actual, "0x") ? "" : $"expected {expected}, got {actual}";

    private static string Items(JsonElement expected, List<object?> actual, bool unordered)
    {
        if (expected.GetArrayLength() != actual.Count)
        {
            return $"expected {expected.GetArrayLength()} elements, got {actual.Count}";
        }

        if (unordered)
        {
            return "";
        }

        return expected.EnumerateArray().Select((item, i) => Difference(item, actual[i], unordered)).FirstOrDefault(text => text.Length > 0, "");
    }

    private static string Entries(JsonElement expected, object map, bool unordered)
    {
        var actual = new Dictionary<string, object?>();
        foreach (var entry in (IEnumerable)map)
        {
            var key = entry.GetType().GetProperty("Key")!.GetValue(entry);
            actual[KeyText(key)] = entry.GetType().GetProperty("Value")!.GetValue(entry);
        }

        if (expected.EnumerateObject().Count() != actual.Count)
        {
            return $"expected {expected.EnumerateObject().Count()} entries, got {actual.Count}: {string.Join(',', actual.Keys)}";
        }

        foreach (var field in expected.EnumerateObject())
        {
            var difference = actual.TryGetValue(Addresses().Replace(field.Name, "0x000000"), out var item) ? Difference(field.Value, item, unordered) : $"no key {field.Name}";
            if (difference.Length > 0)
            {
                return difference;
            }
        }

        return "";
    }

    private static string KeyText(object? key) => key switch
    {
        bool flag => flag ? "true" : "false",
        double number => FloatText.General(number),
        CorpusFoo foo => foo.Text,
        string text => text,
        _ => AnyMap.KeyOf(key!) is { } known ? Convert.ToString(known, CultureInfo.InvariantCulture)! : "<nil>",
    };

    [GeneratedRegex("0x[0-9a-f]+")]
    private static partial Regex Addresses();
}
