using System.Text.Json;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Protocol.Json;

/// <summary>Events of alerts.</summary>
internal static class EventJson
{
    private static readonly JsonFields Fields = new("meta", "timestamp");

    public static void Write(Utf8JsonWriter json, AlertEvent item)
    {
        json.WriteStartObject();
        MetaJson.Write(json, item.Meta ?? []);
        json.WriteString("timestamp"u8, item.Timestamp);
        json.WriteEndObject();
    }

    public static List<AlertEvent> ReadAll(ref WireReader reader)
    {
        var events = new List<AlertEvent>();
        reader.Array();
        for (var i = 0; reader.NextItem(); i++)
        {
            if (reader.IsNull)
            {
                continue;
            }

            reader.Enter(i);
            events.Add(ReadOne(ref reader));
            reader.Leave();
        }

        return events;
    }

    private static AlertEvent ReadOne(ref WireReader reader)
    {
        var timestamp = "";
        IReadOnlyList<MetaItem> meta = [];
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            if (field == 0)
            {
                meta = MetaJson.Read(ref reader);
            }
            else
            {
                timestamp = reader.String();
            }
        }

        reader.Require(Fields, 0b11, seen);
        return new AlertEvent(timestamp, meta);
    }
}
