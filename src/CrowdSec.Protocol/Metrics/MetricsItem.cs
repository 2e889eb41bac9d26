namespace CrowdSec.Protocol.Metrics;

/// <summary>A count or a level: "dropped", 12, "request", origin=CAPI.</summary>
public sealed record MetricsItem(string Name, double Value, string Unit, IReadOnlyList<KeyValuePair<string, string>> Labels);
