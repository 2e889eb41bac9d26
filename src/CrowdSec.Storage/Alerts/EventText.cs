using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Alerts;

/// <summary>An event's context as it is stored: JSON of at most 8191 bytes. Long values are cut, shorter and shorter, until it fits; what never fits becomes "" (reference 06.5).</summary>
internal static class EventText
{
    private const int MostBytes = 8191;
    private const int FirstCut = 2048;
    private const string CutMark = "<stripped>";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<MetaItem>? meta)
    {
        meta ??= [];
        var text = Serialize(meta);
        for (var keep = FirstCut; keep > 0 && Encoding.UTF8.GetByteCount(text) > MostBytes; keep /= 2)
        {
            meta = [.. meta.Select(m => m with { Value = CutValue(m.Value ?? "", keep) })];
            text = Serialize(meta);
        }

        return Encoding.UTF8.GetByteCount(text) > MostBytes ? "" : text;
    }

    /// <summary>Text that is no such JSON, as of programs that cut it, gives nothing.</summary>
    public static IReadOnlyList<MetaItem> Read(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(static e => new MetaItem(TextOf(e, "key"), TextOf(e, "value")))] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string CutValue(string value, int keep) => Encoding.UTF8.GetByteCount(value) > keep * 2 ? DbText.Cut(value, keep) + CutMark : value;

    private static string Serialize(IReadOnlyList<MetaItem> meta)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var item in meta)
            {
                json.WriteStartObject();
                json.WriteString("key", DbText.Clean(item.Key ?? ""));
                json.WriteString("value", DbText.Clean(item.Value ?? ""));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
