using System.Text.Json;

namespace CrowdSec.Protocol.Json;

/// <summary>Lists of strings.</summary>
internal static class TextsJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        for (var i = 0; i < texts.Count; i++)
        {
            json.WriteStringValue(texts[i]);
        }

        json.WriteEndArray();
    }

    /// <summary>At an array or null; elements that are null are "".</summary>
    public static List<string> Read(ref WireReader reader)
    {
        var texts = new List<string>();
        if (reader.IsNull)
        {
            return texts;
        }

        reader.Array();
        while (reader.NextItem())
        {
            texts.Add(reader.IsNull ? "" : reader.String());
        }

        return texts;
    }
}
