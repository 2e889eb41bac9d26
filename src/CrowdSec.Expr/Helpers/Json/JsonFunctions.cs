using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Json;

/// <summary>Functions on JSON text.</summary>
internal static class JsonFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("JsonExtract", (string json, string path) => JsonPath.Parse(path).Find(json).Raw(json), Pure: true)
        {
            Summary = "The raw value at a path such as a.b[0].c: texts without quotes but with their escapes, anything else as written; empty when missing.",
            Examples =
            [
                "JsonExtract('{\"a\": {\"b\": [1, \"x\"]}}', 'a.b[1]') == 'x'",
                "JsonExtract('{\"a\": {\"b\": [1, 2]}}', 'a.b') == '[1, 2]'",
                "JsonExtract('{\"a\": \"x\\\\ny\"}', 'a') == 'x\\\\ny'",
                "JsonExtract('{\"a\": null}', 'a') == 'null'",
                "JsonExtract('{\"a\": 1}', 'b') == ''",
            ],
        },
        new("JsonExtractUnescape", (string json, string[] keys) => ExtractUnescaped(json, keys), Variadic: true, Pure: true)
        {
            Summary = "The text below a key, with its escapes resolved; empty when missing or no text. Keys after the first are ignored.",
            Examples = ["JsonExtractUnescape('{\"log\": \"a\\\\tb\"}', 'log') == 'a\\tb'", "JsonExtractUnescape('{\"log\": 1}', 'log') == ''"],
        },
        new("JsonExtractLib", (string json, string[] keys) => ExtractLib(), Variadic: true)
        {
            Summary = "Not usable: fails always, as it does in the versions that rules were written for. Use JsonExtract.",
        },
        new("JsonExtractSlice", (string json, string path) => Decode<object?[]>(json, path), Pure: true)
        {
            Summary = "The list at a path; nil when it is missing or no list.",
            Examples = ["JsonExtractSlice('{\"a\": [1, \"x\"]}', 'a') == [1, 'x']", "JsonExtractSlice('{\"a\": 1}', 'a') == nil"],
        },
        new("JsonExtractObject", (string json, string path) => Decode<Dictionary<string, object?>>(json, path), Pure: true)
        {
            Summary = "The object at a path; nil when it is missing or no object.",
            Examples = ["JsonExtractObject('{\"a\": {\"b\": true}}', 'a').b", "JsonExtractObject('{}', 'a') == nil"],
        },
        new("ToJsonString", (object? value) => JsonWriter.TryWrite(value, out var text) ? text : "", Pure: true)
        {
            Summary = "The value as compact JSON; empty when it has no JSON form.",
            Examples = ["ToJsonString({'b': [1, 2.5, nil], 'a': '<'}) == '{\"a\":\"\\\\u003c\",\"b\":[1,2.5,null]}'"],
        },
        new("UnmarshalJSON", UnmarshalJson)
        {
            Summary = "Decodes JSON text into target[key]; an error when the text is no JSON.",
            Examples = ["let t = fromJSON('{}'); UnmarshalJSON('{\"a\": [1]}', t, 'j') == nil and t.j.a[0] == 1"],
        },
    ];

    private static string ExtractUnescaped(string json, string[] keys)
    {
        if (keys.Length == 0)
        {
            return "";
        }

        var value = JsonPath.OfKey(keys[0]).Find(json);
        return value.Kind == JsonKind.String && JsonText.TryUnescape(json.AsSpan(value.Start, value.Length), out var text) ? text : "";
    }

    private static string ExtractLib() =>
        throw new ExprRuntimeException("JsonExtractLib cannot be called from expressions: use JsonExtract");

    private static T? Decode<T>(string json, string path)
        where T : class
    {
        var value = JsonPath.Parse(path).Find(json);
        return value.Kind is JsonKind.Array or JsonKind.Object && JsonDecoder.TryDecode(json.AsSpan(value.Start, value.Length), out var decoded)
            ? decoded as T
            : null;
    }

    private static object? UnmarshalJson(string json, Dictionary<string, object?> target, string key)
    {
        if (!JsonDecoder.TryDecode(json, out var value))
        {
            throw new ExprRuntimeException("UnmarshalJSON: the text is not valid JSON");
        }

        target[key] = value;
        return null;
    }
}
