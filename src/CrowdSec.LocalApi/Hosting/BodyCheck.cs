using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Gathers what is wrong with the fields of a body, in the words that clients know. A value of a wrong type is another matter: it ends the request at once with 400.</summary>
internal sealed class BodyCheck
{
    private readonly List<string> _mistakes = [];

    public bool IsFine => _mistakes.Count == 0;

    public string Message => "validation failure list:\n" + string.Join('\n', _mistakes);

    /// <exception cref="ApiException">400: the body is no object.</exception>
    public static JsonElement Object(JsonDocument document) =>
        document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement : throw WrongType(document.RootElement, "", "object");

    public static ApiException WrongType(JsonElement value, string name, string expected)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Null => "null",
            _ => value.ValueKind.ToString().ToLowerInvariant(),
        };
        var field = name.Length == 0 ? "the body" : $"field {name}";
        return new(StatusCodes.Status400BadRequest, $"json: cannot unmarshal {found} into {field} of type {expected}");
    }

    public void Required(string name) => _mistakes.Add($"{name} in body is required");

    /// <summary>A text field; "" when it is absent. Lengths are in characters.</summary>
    public string Text(JsonElement parent, string prefix, string name, bool required = false, int shortest = 0, int longest = int.MaxValue)
    {
        if (!JsonInput.TryGet(parent, name, out var value))
        {
            if (required)
            {
                Required(prefix + name);
            }

            return "";
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw WrongType(value, prefix + name, "string");
        }

        var text = Decode(value, prefix + name);
        CheckLength(prefix + name, text, shortest, longest);
        return text;
    }

    /// <summary>A whole number; null when it is absent.</summary>
    public long? Integer(JsonElement parent, string prefix, string name, bool required = false)
    {
        if (!JsonInput.TryGet(parent, name, out var value))
        {
            if (required)
            {
                Required(prefix + name);
            }

            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw WrongType(value, prefix + name, "int64");
    }

    /// <summary>The elements of an array; null when it is absent.</summary>
    public IReadOnlyList<JsonElement>? Array(JsonElement parent, string prefix, string name, bool required = false)
    {
        if (!JsonInput.TryGet(parent, name, out var value))
        {
            if (required)
            {
                Required(prefix + name);
            }

            return null;
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw WrongType(value, prefix + name, "array");
    }

    /// <summary>Texts of an array; none when it is absent.</summary>
    public IReadOnlyList<string> Texts(JsonElement parent, string prefix, string name) =>
    [
        .. (Array(parent, prefix, name) ?? []).Select(element => element.ValueKind == JsonValueKind.String ? Decode(element, prefix + name) : throw WrongType(element, prefix + name, "string")),
    ];

    private void CheckLength(string name, string text, int shortest, int longest)
    {
        var length = text.Length > longest || text.Length < shortest ? text.EnumerateRunes().Count() : text.Length;
        if (length < shortest && length > 0)
        {
            _mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} in body should be at least {shortest} chars long"));
        }
        else if (length > longest)
        {
            _mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} in body should be at most {longest} chars long"));
        }
    }

    private static string Decode(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            throw new ApiException(StatusCodes.Status400BadRequest, $"field {name} is not valid Unicode");
        }
    }
}
