using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrowdSec.Expr.Runtime;

/// <summary>JSON text as values: objects become maps, all numbers float64.</summary>
internal static class JsonReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    public static object? Read(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Options);
        try
        {
            reader.Read();
            var value = Value(ref reader);
            return reader.Read() ? throw new ExprRuntimeException("invalid character after top-level value") : value;
        }
        catch (JsonException error)
        {
            throw new ExprRuntimeException(text.Length == 0 ? "unexpected end of JSON input" : $"json: {error.Message}");
        }
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader),
        JsonTokenType.StartArray => Items(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => Values.True,
        JsonTokenType.False => Values.False,
        _ => null,
    };

    private static object Number(ref Utf8JsonReader reader)
    {
        var value = reader.GetDouble();
        return double.IsFinite(value)
            ? value
            : throw new ExprRuntimeException(string.Create(
                CultureInfo.InvariantCulture, $"json: cannot unmarshal number {Encoding.UTF8.GetString(reader.ValueSpan)} into Go value of type float64"));
    }

    private static Dictionary<string, object?> Object(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            map[key] = Value(ref reader);
        }

        return map;
    }

    private static object?[] Items(ref Utf8JsonReader reader)
    {
        List<object?> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return [.. items];
    }
}
