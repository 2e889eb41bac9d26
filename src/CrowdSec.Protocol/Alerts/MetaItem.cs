using System.Text.Json.Serialization;

namespace CrowdSec.Protocol.Alerts;

/// <summary>One key and value of an event's or an alert's context.</summary>
public sealed record MetaItem(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);
