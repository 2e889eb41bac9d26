using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Json;

/// <summary>Reads what one program tells about itself.</summary>
internal static class ComponentReportReader
{
    private const int LongestText = 255;

    private static readonly JsonFields Fields = new(
        "console_options", "datasources", "feature_flags", "hub_items", "last_pull", "last_push", "last_update", "metrics", "name", "os", "type", "utc_startup_timestamp", "version");

    private static readonly JsonFields SystemFields = new("family", "name", "version");
    private static readonly JsonFields HubItemFields = new("name", "status", "version");

    public static ComponentReport Read(ref WireReader reader, ComponentKind kind)
    {
        var report = new ComponentReport();
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            report = ReadField(ref reader, report, (ComponentField)field);
        }

        reader.Require(Fields, Required(kind), seen);
        return report;
    }

    private static ulong Required(ComponentKind kind) => kind == ComponentKind.LogProcessor
        ? JsonFields.Mask(ComponentField.Version, ComponentField.StartedAt, ComponentField.DataSources, ComponentField.HubItems)
        : JsonFields.Mask(ComponentField.Version, ComponentField.StartedAt);

    private static ComponentReport ReadField(ref WireReader reader, ComponentReport report, ComponentField field) => field switch
    {
        ComponentField.ConsoleOptions => report with { ConsoleOptions = TextsJson.Read(ref reader) },
        ComponentField.DataSources => report with { DataSources = ReadDataSources(ref reader) },
        ComponentField.FeatureFlags => report with { FeatureFlags = TextsJson.Read(ref reader) },
        ComponentField.HubItems => report with { HubItems = ReadHubItems(ref reader) },
        ComponentField.LastPull => report with { LastPull = reader.Int64() },
        ComponentField.LastPush => report with { LastPush = reader.Int64() },
        ComponentField.LastUpdate => report with { LastUpdate = reader.Int64() },
        ComponentField.Metrics => report with { Metrics = MetricsJson.ReadAll(ref reader) },
        ComponentField.Name => report with { Name = Text(ref reader, "name") },
        ComponentField.OperatingSystem => report with { OperatingSystem = ReadSystem(ref reader) },
        ComponentField.Type => report with { Type = Text(ref reader, "type") },
        ComponentField.StartedAt => report with { StartedAt = reader.Int64() },
        _ => report with { Version = Text(ref reader, "version") },
    };

    private static string Text(ref WireReader reader, string field)
    {
        var text = reader.String();
        if (text.Length > LongestText)
        {
            reader.Violation(field, $"should be at most {LongestText} chars long");
        }

        return text;
    }

    private static Dictionary<string, long> ReadDataSources(ref WireReader reader)
    {
        var sources = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var first = true; reader.NextEntry(first, out var type); first = false)
        {
            sources[type] = reader.IsNull ? 0 : reader.Int64();
        }

        return sources;
    }

    private static Dictionary<string, IReadOnlyList<HubItemReport>> ReadHubItems(ref WireReader reader)
    {
        var types = new Dictionary<string, IReadOnlyList<HubItemReport>>(StringComparer.Ordinal);
        for (var first = true; reader.NextEntry(first, out var type); first = false)
        {
            var items = new List<HubItemReport>();
            types[type] = items;
            if (reader.IsNull)
            {
                continue;
            }

            reader.Array();
            while (reader.NextItem())
            {
                if (!reader.IsNull)
                {
                    items.Add(ReadHubItem(ref reader));
                }
            }
        }

        return types;
    }

    private static HubItemReport ReadHubItem(ref WireReader reader)
    {
        var item = new HubItemReport("", "", "");
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(HubItemFields, ref field, ref seen))
        {
            item = field switch
            {
                0 => item with { Name = reader.String() },
                1 => item with { Status = reader.String() },
                _ => item with { Version = reader.String() },
            };
        }

        return item;
    }

    private static OperatingSystemReport ReadSystem(ref WireReader reader)
    {
        var system = new OperatingSystemReport("", "");
        reader.Enter("os");
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(SystemFields, ref field, ref seen))
        {
            system = field switch
            {
                0 => system with { Family = Text(ref reader, "family") },
                1 => system with { Name = Text(ref reader, "name") },
                _ => system with { Version = Text(ref reader, "version") },
            };
        }

        reader.Require(SystemFields, 0b110, seen);
        reader.Leave();
        return system;
    }
}
