using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.HubTesting.Dumps;

/// <summary>Recorded events as plain values, with the keys and the order that dump files have. Empty values are left out.</summary>
internal static class EventTree
{
    public static IReadOnlyList<KeyValuePair<string, object?>> Of(ParserResult result)
    {
        var tree = new Tree { { "Evt", Of(result.Evt) } };
        tree.Always("Success", result.Success);
        tree.Always("Idx", result.Idx);
        return tree;
    }

    public static IReadOnlyList<KeyValuePair<string, object?>> Of(RecordedEvent evt) => new Tree
    {
        { "Type", (long)evt.Kind },
        { "ExpectMode", (long)evt.ExpectMode },
        { "Whitelisted", evt.Whitelisted },
        { "WhitelistReason", evt.WhitelistReason },
        { "Stage", evt.Stage },
        { "Line", Of(evt.Line) },
        { "Parsed", evt.Parsed },
        { "Enriched", evt.Enriched },
        { "Unmarshaled", evt.Unmarshaled.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, Sorted(p.Value))) },
        { "Overflow", evt.Kind == EventKind.Overflow ? Of(evt.Overflow) : null },
        { "Time", evt.Time },
        { "StrTime", evt.StrTime },
        { "StrTimeFormat", evt.StrTimeFormat },
        { "MarshaledTime", evt.MarshaledTime },
        { "Process", evt.Process },
        { "Meta", evt.Meta },
    };

    private static Tree Of(RecordedLine line) => new()
    {
        { "Raw", line.Raw },
        { "Src", line.Src },
        { "time", line.Time },
        { "Labels", line.Labels },
        { "process", line.Process },
        { "Module", line.Module },
    };

    public static IReadOnlyList<KeyValuePair<string, object?>> Of(Overflow overflow) => new Tree
    {
        { "Mapkey", overflow.Mapkey },
        { "BucketId", overflow.BucketId },
        { "Whitelisted", overflow.Whitelisted },
        { "Reprocess", overflow.Reprocess },
        { "Sources", overflow.Sources.Select(static p => KeyValuePair.Create(p.Key, (object?)Of(p.Value))) },
        { "APIAlerts", overflow.ApiAlerts.Select(Of).ToList() },
    };

    public static IReadOnlyList<KeyValuePair<string, object?>> Of(Source source) => new Tree
    {
        { "asname", source.AsName },
        { "asnumber", source.AsNumber },
        { "cn", source.Cn },
        { "ip", source.Ip },
        { "latitude", source.Latitude },
        { "longitude", source.Longitude },
        { "range", source.Range },
        { "scope", source.Scope },
        { "value", source.Value },
    };

    public static IReadOnlyList<KeyValuePair<string, object?>> Of(Alert alert) => new Tree
    {
        { "capacity", (long)alert.Capacity },
        { "events", alert.Events.Select(Of).ToList() },
        { "eventscount", (long)alert.EventsCount },
        { "kind", alert.Kind },
        { "leakspeed", alert.Leakspeed },
        { "message", alert.Message },
        { "meta", Of(alert.Meta) },
        { "remediation", alert.Remediation },
        { "scenario", alert.Scenario },
        { "scenariohash", alert.ScenarioHash },
        { "scenarioversion", alert.ScenarioVersion },
        { "simulated", alert.Simulated },
        { "source", Of(alert.Source) },
        { "startat", alert.StartAt },
        { "stopat", alert.StopAt },
    };

    public static IReadOnlyList<KeyValuePair<string, object?>> Of(AlertEvent evt) => new Tree { { "meta", Of(evt.Meta) }, { "timestamp", evt.Timestamp } };

    private static List<Tree> Of(IReadOnlyList<MetaItem> items) => [.. items.Select(static i => new Tree { { "key", i.Key }, { "value", i.Value } })];

    private static object? Sorted(object? value) => value switch
    {
        Dictionary<string, object?> map => map.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => KeyValuePair.Create(p.Key, Sorted(p.Value))),
        object?[] list => Array.ConvertAll(list, Sorted),
        _ => value,
    };

    /// <summary>A list of pairs that leaves empty values out.</summary>
    private sealed class Tree : List<KeyValuePair<string, object?>>
    {
        public void Always(string key, object value) => Add(new KeyValuePair<string, object?>(key, value));

        public void Add(string key, object? value)
        {
            switch (value)
            {
                case null or "" or false or 0L or 0f:
                    break;
                case GoTime { IsZero: true }:
                    break;
                case GoTime time:
                    Add(KeyValuePair.Create(key, (object?)new YamlTime(time.ToRfc3339Nano())));
                    break;
                case StringMap map when map.Count > 0:
                    Add(KeyValuePair.Create(key, (object?)map.Pairs.ToList()));
                    break;
                case StringMap:
                    break;
                case System.Collections.IEnumerable list and not string when !list.Cast<object?>().Any():
                    break;
                default:
                    Add(new KeyValuePair<string, object?>(key, value));
                    break;
            }
        }
    }
}
