using System.Text.Json.Serialization;

namespace CrowdSec.Protocol.Decisions;

/// <summary>What is to be done about an address, a range or another value, and for how long. JSON names follow the Local API.</summary>
public sealed class Decision
{
    /// <summary>How long it is still in force, "3h59m37s"; negative when it is over.</summary>
    [JsonPropertyName("duration")]
    public string Duration { get; set; } = "";

    [JsonPropertyName("id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Id { get; set; }

    /// <summary>Who made it: one of <see cref="DecisionOrigins"/>, or another word.</summary>
    [JsonPropertyName("origin")]
    public string Origin { get; set; } = "";

    [JsonPropertyName("scenario")]
    public string Scenario { get; set; } = "";

    /// <summary>What the value is: one of <see cref="DecisionScopes"/>, or another word.</summary>
    [JsonPropertyName("scope")]
    public string Scope { get; set; } = "";

    /// <summary>Null where the answer leaves it out.</summary>
    [JsonPropertyName("simulated")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Simulated { get; set; }

    /// <summary>ban, captcha, or another word that a bouncer understands.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; } = "";

    /// <summary>RFC 3339; empty: given by the duration.</summary>
    [JsonPropertyName("until")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Until { get; set; }

    [JsonPropertyName("uuid")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Uuid { get; set; }

    [JsonPropertyName("value")]
    public string Value { get; set; } = "";
}
