using System.Text.Json.Serialization;

namespace CrowdSec.Protocol.Alerts;

/// <summary>An event that contributed to an alert.</summary>
/// <param name="Timestamp">RFC 3339.</param>
/// <param name="Meta">Sorted by key.</param>
public sealed record AlertEvent(
    [property: JsonPropertyName("timestamp")] string Timestamp,
    [property: JsonPropertyName("meta")] IReadOnlyList<MetaItem> Meta)
{
    /// <summary>The value of a key, "" when absent.</summary>
    public string GetMeta(string key) => MetaLookup.Find(Meta, key);
}
