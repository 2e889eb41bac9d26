using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Hub;

/// <summary>Writes an index: types, names and keys in ascending order, indented by one space, a line feed at the end.</summary>
internal static class IndexWriter
{
    public static byte[] Write(IReadOnlyList<IndexEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var type in HubItemTypes.All.OrderBy(static t => t.Name(), StringComparer.Ordinal))
            {
                json.WriteStartObject(type.Name());
                foreach (var entry in entries.Where(e => e.Type == type).OrderBy(static e => e.Name, StringComparer.Ordinal))
                {
                    WriteEntry(json, entry);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, IndexEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("path", entry.Path);
        if (entry.Stage.Length > 0)
        {
            json.WriteString("stage", entry.Stage);
        }

        json.WriteString("version", entry.Versions[^1].Version);
        WriteVersions(json, entry.Versions);
        json.WriteString("description", entry.Description);
        json.WriteString("author", entry.Author);
        if (entry.References.Count > 0)
        {
            WriteStrings(json, "references", entry.References);
        }

        json.WritePropertyName("labels");
        WriteValue(json, entry.Labels);
        foreach (var group in entry.Members.GroupBy(static m => m.Type))
        {
            WriteStrings(json, group.Key.Name(), group.Select(static m => m.Name));
        }

        if (entry.Content is { } content)
        {
            json.WriteBase64String("content", content);
        }

        json.WriteEndObject();
    }

    private static void WriteVersions(Utf8JsonWriter json, IReadOnlyList<IndexVersion> versions)
    {
        json.WriteStartObject("versions");
        foreach (var version in versions)
        {
            json.WriteStartObject(version.Version);
            json.WriteString("digest", version.Digest);
            json.WriteBoolean("deprecated", version.Deprecated);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, YamlNode? node)
    {
        switch (node)
        {
            case YamlMap map:
                json.WriteStartObject();
                foreach (var entry in map.Entries.OrderBy(static e => e.Key.Text, StringComparer.Ordinal))
                {
                    json.WritePropertyName(entry.Key.Text);
                    WriteValue(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case YamlSequence list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                WriteScalar(json, node as YamlScalar);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, YamlScalar? scalar)
    {
        switch (scalar?.Resolve())
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(scalar.Text);
                break;
        }
    }
}
