using System.Text.Json;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Protocol.Json;

/// <summary>Lists of key and value.</summary>
internal static class MetaJson
{
    private static readonly JsonFields Fields = new("key", "value");

    public static void Write(Utf8JsonWriter json, IReadOnlyList<MetaItem> items)
    {
        json.WriteStartArray("meta"u8);
        for (var i = 0; i < items.Count; i++)
        {
            json.WriteStartObject();
            json.Optional("key"u8, items[i].Key);
            json.Optional("value"u8, items[i].Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static List<MetaItem> Read(ref WireReader reader)
    {
        var items = new List<MetaItem>();
        reader.Array();
        while (reader.NextItem())
        {
            if (!reader.IsNull)
            {
                items.Add(ReadOne(ref reader));
            }
        }

        return items;
    }

    private static MetaItem ReadOne(ref WireReader reader)
    {
        var (key, value) = ("", "");
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            if (field == 0)
            {
                key = reader.String();
            }
            else
            {
                value = reader.String();
            }
        }

        return new MetaItem(key, value);
    }
}
