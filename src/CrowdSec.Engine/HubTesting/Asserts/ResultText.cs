using CrowdSec.Engine.HubTesting.Dumps;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Shows a part of the results as YAML.</summary>
internal static class ResultText
{
    public static string Of(object? value) => YamlWriter.ToText(Plain(value)).TrimEnd('\n');

    private static object? Plain(object? value) => value switch
    {
        null or string => value,
        ParserResult result => EventTree.Of(result),
        RecordedEvent evt => EventTree.Of(evt),
        Events.Overflow overflow => EventTree.Of(overflow),
        Protocol.Alerts.Alert alert => EventTree.Of(alert),
        Protocol.Alerts.AlertEvent evt => EventTree.Of(evt),
        Protocol.Alerts.Source source => EventTree.Of(source),
        ParserResults results => Pairs(results.Stages),
        SortedDictionary<string, List<ParserResult>> parsers => Pairs(parsers),
        StringMap map => map.Pairs,
        IReadOnlyDictionary<string, object?> map => Pairs(map),
        IEnumerable<KeyValuePair<string, Protocol.Alerts.Source>> sources => Pairs(sources),
        System.Collections.IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
        _ => value,
    };

    private static List<KeyValuePair<string, object?>> Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs) =>
        [.. pairs.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => new KeyValuePair<string, object?>(p.Key, Plain(p.Value)))];
}
