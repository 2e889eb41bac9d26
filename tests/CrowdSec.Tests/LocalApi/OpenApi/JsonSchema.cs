using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrowdSec.Tests.LocalApi.OpenApi;

/// <summary>Holds values to the part of JSON Schema that OpenAPI descriptions of this API use; a keyword it does not know is a mistake of the description.</summary>
/// <param name="root">Where references start.</param>
/// <param name="nullLists">A list may be null without being declared so: OpenAPI 2 cannot say it.</param>
/// <param name="undescribed">Fields that may be there although no schema has them.</param>
internal sealed class JsonSchema(JsonObject root, bool nullLists, IReadOnlySet<string> undescribed)
{
    private static readonly HashSet<string> Known =
    [
        "type", "nullable", "required", "properties", "additionalProperties", "items", "enum", "format", "minLength", "maxLength", "minItems", "maxItems", "allOf", "$ref",
        "title", "description", "readOnly", "default",
    ];

    public void Check(JsonNode schema, JsonNode? value, string path, List<string> problems)
    {
        var resolved = Resolve(schema);
        problems.AddRange(resolved.Select(static p => p.Key).Where(static key => !Known.Contains(key)).Select(key => $"{path}: the schema has '{key}', which nobody here understands"));
        foreach (var part in resolved["allOf"]?.AsArray() ?? [])
        {
            Check(part!, value, path, problems);
        }

        if (value is null)
        {
            var mayBeNull = resolved["nullable"]?.GetValue<bool>() == true || (nullLists && Type(resolved) == "array");
            problems.AddRange(mayBeNull ? [] : [$"{path}: null"]);
            return;
        }

        if (!IsOf(Type(resolved), value))
        {
            problems.Add($"{path}: {value.ToJsonString()} is no {Type(resolved)}");
            return;
        }

        CheckContent(resolved, value, path, problems);
    }

    /// <summary>Follows references to their end.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var here = node.AsObject();
        while (here["$ref"] is { } reference)
        {
            here = reference.GetValue<string>().Split('/').Skip(1).Aggregate(root, static (at, name) => at[name]!.AsObject());
        }

        return here;
    }

    private void CheckContent(JsonObject schema, JsonNode value, string path, List<string> problems)
    {
        switch (value)
        {
            case JsonObject map:
                CheckObject(schema, map, path, problems);
                break;
            case JsonArray list:
                problems.AddRange(list.Count < Number(schema, "minItems", 0) || list.Count > Number(schema, "maxItems", int.MaxValue) ? [$"{path}: {list.Count} elements"] : []);
                for (var i = 0; i < list.Count; i++)
                {
                    Check(schema["items"]!, list[i], $"{path}[{i}]", problems);
                }

                break;
            default:
                CheckScalar(schema, value.AsValue(), path, problems);
                break;
        }
    }

    private void CheckObject(JsonObject schema, JsonObject value, string path, List<string> problems)
    {
        problems.AddRange((schema["required"]?.AsArray() ?? []).Select(static n => n!.GetValue<string>()).Where(name => !value.ContainsKey(name)).Select(name => $"{path}: '{name}' is missing"));
        if (schema["properties"] is null && schema["additionalProperties"] is null)
        {
            return;
        }

        foreach (var (name, field) in value)
        {
            if ((schema["properties"]?[name] ?? schema["additionalProperties"]) is { } inner)
            {
                Check(inner, field, $"{path}.{name}", problems);
            }
            else if (!undescribed.Contains(name))
            {
                problems.Add($"{path}: '{name}' is not described");
            }
        }
    }

    private static void CheckScalar(JsonObject schema, JsonValue value, string path, List<string> problems)
    {
        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            problems.Add($"{path}: {value.ToJsonString()} is none of {allowed.ToJsonString()}");
        }

        if (value.GetValueKind() == JsonValueKind.String)
        {
            var text = value.GetValue<string>();
            problems.AddRange(text.Length < Number(schema, "minLength", 0) || text.Length > Number(schema, "maxLength", int.MaxValue) ? [$"{path}: {text.Length} characters"] : []);
        }

        if (!HasFormat(schema["format"]?.GetValue<string>(), value))
        {
            problems.Add($"{path}: {value.ToJsonString()} is no {schema["format"]}");
        }
    }

    private static bool HasFormat(string? format, JsonValue value) => format switch
    {
        null or "password" or "float" or "double" => true,
        "int32" => int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "int64" => long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "date-time" => value.GetValue<string>() is { } text && text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static bool IsOf(string? type, JsonNode value) => (type, value.GetValueKind()) switch
    {
        (null, _) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => !value.ToJsonString().Contains('.', StringComparison.Ordinal),
        _ => false,
    };

    private static string? Type(JsonObject schema) => schema["type"]?.GetValue<string>();

    private static int Number(JsonObject schema, string name, int fallback) =>
        schema[name] is { } number ? int.Parse(number.ToJsonString(), CultureInfo.InvariantCulture) : fallback;
}
