using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Json;

/// <summary>Reads the counts of usage reports.</summary>
internal static class MetricsJson
{
    private static readonly JsonFields WindowFields = new("items", "meta");
    private static readonly JsonFields MetaFields = new("utc_now_timestamp", "window_size_seconds");
    private static readonly JsonFields ItemFields = new("labels", "name", "unit", "value");

    public static List<MetricsWindow> ReadAll(ref WireReader reader)
    {
        var windows = new List<MetricsWindow>();
        reader.Array();
        reader.Enter("metrics");
        for (var i = 0; reader.NextItem(); i++)
        {
            if (!reader.IsNull)
            {
                reader.Enter(i);
                windows.Add(ReadWindow(ref reader));
                reader.Leave();
            }
        }

        reader.Leave();
        return windows;
    }

    private static MetricsWindow ReadWindow(ref WireReader reader)
    {
        var window = new MetricsWindow(0, 0, []);
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(WindowFields, ref field, ref seen))
        {
            reader.Enter(WindowFields.Names[field]);
            window = field == 0 ? window with { Items = ReadItems(ref reader) } : ReadMeta(ref reader, window);
            reader.Leave();
        }

        reader.Require(WindowFields, 0b11, seen);
        return window;
    }

    private static MetricsWindow ReadMeta(ref WireReader reader, MetricsWindow window)
    {
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(MetaFields, ref field, ref seen))
        {
            window = field == 0 ? window with { EndedAt = reader.Int64() } : window with { Seconds = reader.Int64() };
        }

        reader.Require(MetaFields, 0b11, seen);
        return window;
    }

    private static List<MetricsItem> ReadItems(ref WireReader reader)
    {
        var items = new List<MetricsItem>();
        reader.Array();
        for (var i = 0; reader.NextItem(); i++)
        {
            if (!reader.IsNull)
            {
                reader.Enter(i);
                items.Add(ReadItem(ref reader));
                reader.Leave();
            }
        }

        return items;
    }

    private static MetricsItem ReadItem(ref WireReader reader)
    {
        var item = new MetricsItem("", 0, "", []);
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(ItemFields, ref field, ref seen))
        {
            item = field switch
            {
                0 => item with { Labels = ReadLabels(ref reader) },
                1 => item with { Name = reader.String() },
                2 => item with { Unit = reader.String() },
                _ => item with { Value = reader.Double() },
            };
        }

        reader.Require(ItemFields, 0b1110, seen);
        return item;
    }

    private static List<KeyValuePair<string, string>> ReadLabels(ref WireReader reader)
    {
        var labels = new List<KeyValuePair<string, string>>();
        for (var first = true; reader.NextEntry(first, out var key); first = false)
        {
            labels.Add(KeyValuePair.Create(key, reader.IsNull ? "" : reader.String()));
        }

        return labels;
    }
}
