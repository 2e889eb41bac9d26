using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Events;

/// <summary>A bucket that overflowed (evt.Overflow): the alerts it gives, before and after the postoverflow stages.</summary>
public sealed class Overflow
{
    /// <summary>Hex SHA-1 that identifies the bucket: filter, partition and scenario name.</summary>
    public string Mapkey { get; set; } = "";

    public string BucketId { get; set; } = "";

    public bool Whitelisted { get; set; }

    public bool Reprocess { get; set; }

    /// <summary>By value, in ascending ordinal order.</summary>
    public SortedDictionary<string, Source> Sources { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The first of <see cref="ApiAlerts"/>; null when the overflow was discarded.</summary>
    public Alert? Alert => ApiAlerts.Count > 0 ? ApiAlerts[0] : null;

    /// <summary>One alert per source.</summary>
    public IReadOnlyList<Alert> ApiAlerts { get; set; } = [];

    public string[] GetSources() => [.. Sources.Keys];
}
