using System.Text.Json.Serialization;

namespace CrowdSec.Protocol.Alerts;

/// <summary>Who an alert is about. Field meaning and JSON names follow the Local API.</summary>
public sealed class Source
{
    [JsonPropertyName("as_name")]
    public string AsName { get; set; } = "";

    [JsonPropertyName("as_number")]
    public string AsNumber { get; set; } = "";

    [JsonPropertyName("cn")]
    public string Cn { get; set; } = "";

    [JsonPropertyName("ip")]
    public string Ip { get; set; } = "";

    [JsonPropertyName("latitude")]
    public float Latitude { get; set; }

    [JsonPropertyName("longitude")]
    public float Longitude { get; set; }

    [JsonPropertyName("range")]
    public string Range { get; set; } = "";

    [JsonPropertyName("scope")]
    public string Scope { get; set; } = "";

    [JsonPropertyName("value")]
    public string Value { get; set; } = "";

    /// <summary>"64500 Example Net", or "" when no AS is known.</summary>
    [JsonIgnore]
    public string AsNumberAndName => AsNumber is "" or "0" ? "" : $"{AsNumber} {AsName}";

    public Source Copy() => (Source)MemberwiseClone();
}
