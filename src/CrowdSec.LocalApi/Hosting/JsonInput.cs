using System.Text;
using System.Text.Json;
using CrowdSec.Protocol.Json;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Reads JSON that strangers sent.</summary>
internal static class JsonInput
{
    /// <summary>Levels of objects and arrays; real requests need about ten.</summary>
    public const int DeepestNesting = 64;

    public static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = DeepestNesting };

    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = DeepestNesting };

    /// <summary>The document keeps pointing into <paramref name="json"/>.</summary>
    /// <exception cref="ApiException">400 with what is wrong with the text.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, DocumentOptions);
        }
        catch (JsonException exception)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, Describe(exception, json.Span));
        }
    }

    /// <summary>400 with what is wrong with the text.</summary>
    public static ApiException Refuse(WireFormatException error, ReadOnlySpan<byte> json) =>
        new(StatusCodes.Status400BadRequest, error.InnerException is JsonException syntax ? Describe(syntax, json) : error.Message);

    /// <summary>What is wrong with the text, in the words that Go uses where that is cheap to know.</summary>
    public static string Describe(JsonException exception, ReadOnlySpan<byte> json)
    {
        if (json.Trim(" \t\r\n"u8).IsEmpty)
        {
            return "EOF";
        }

        var at = Offset(json, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        if (exception.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase))
        {
            return "exceeded max depth";
        }

        if (at >= json.Length)
        {
            return "unexpected EOF";
        }

        return Rune.DecodeFromUtf8(json[at..], out var rune, out _) == System.Buffers.OperationStatus.Done && !Rune.IsControl(rune)
            ? $"invalid character '{rune}' at offset {at}"
            : $"invalid character '\\x{json[at]:x2}' at offset {at}";
    }

    /// <summary>A property by its name; as Go does, any case will do when there is no exact one.</summary>
    public static bool TryGet(JsonElement json, string name, out JsonElement value)
    {
        if (json.TryGetProperty(name, out value))
        {
            return value.ValueKind != JsonValueKind.Null;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return value.ValueKind != JsonValueKind.Null;
            }
        }

        return false;
    }

    private static int Offset(ReadOnlySpan<byte> json, long line, long position)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var next = json[start..].IndexOf((byte)'\n');
            if (next < 0)
            {
                break;
            }

            start += next + 1;
        }

        return (int)Math.Min(start + position, json.Length);
    }
}
