namespace CrowdSec.Protocol.Metrics;

/// <summary>What was counted in a span of time.</summary>
/// <param name="Seconds">How long.</param>
/// <param name="EndedAt">Seconds since 1970.</param>
public sealed record MetricsWindow(long Seconds, long EndedAt, IReadOnlyList<MetricsItem> Items);
