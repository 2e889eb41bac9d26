using CrowdSec.Foundation.Yaml;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Alerts;

/// <summary>An alert as YAML, under the names that the reference's own dump has.</summary>
internal static class AlertYaml
{
    public static string Of(Alert alert) => YamlWriter.ToText(new KeyValuePair<string, object?>[]
    {
        new("capacity", alert.Capacity),
        new("createdat", alert.CreatedAt),
        new("decisions", alert.Decisions.Select(Decision).ToList()),
        new("events", alert.Events.Select(static e => new KeyValuePair<string, object?>[] { new("meta", Meta(e.Meta)), new("timestamp", e.Timestamp) }).ToList()),
        new("eventscount", alert.EventsCount),
        new("id", alert.Id),
        new("kind", alert.Kind),
        new("labels", Array.Empty<string>()),
        new("leakspeed", alert.Leakspeed),
        new("machineid", alert.MachineId),
        new("message", alert.Message),
        new("meta", Meta(alert.Meta)),
        new("remediation", alert.Remediation),
        new("scenario", alert.Scenario),
        new("scenariohash", alert.ScenarioHash),
        new("scenarioversion", alert.ScenarioVersion),
        new("simulated", alert.Simulated),
        new("source", Source(alert.Source)),
        new("startat", alert.StartAt),
        new("stopat", alert.StopAt),
        new("uuid", alert.Uuid),
    });

    private static KeyValuePair<string, object?>[] Decision(Decision decision) =>
    [
        new("duration", decision.Duration), new("id", decision.Id), new("origin", decision.Origin), new("scenario", decision.Scenario), new("scope", decision.Scope),
        new("simulated", decision.Simulated), new("type", decision.Type), new("until", decision.Until ?? ""), new("uuid", decision.Uuid ?? ""), new("value", decision.Value),
    ];

    private static KeyValuePair<string, object?>[] Source(Source source) =>
    [
        new("asname", source.AsName), new("asnumber", source.AsNumber), new("cn", source.Cn), new("ip", source.Ip), new("latitude", source.Latitude), new("longitude", source.Longitude),
        new("range", source.Range), new("scope", source.Scope), new("value", source.Value),
    ];

    private static List<KeyValuePair<string, object?>[]> Meta(IReadOnlyList<MetaItem> items) =>
        [.. items.Select(static m => new KeyValuePair<string, object?>[] { new("key", m.Key), new("value", m.Value) })];
}
