using System.Text.Json.Serialization;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Protocol.Alerts;

/// <summary>What a log processor tells the Local API about one attack: one source, one scenario, the events that showed it.</summary>
public sealed class Alert
{
    [JsonPropertyName("scenario")]
    public string Scenario { get; set; } = "";

    [JsonPropertyName("scenario_hash")]
    public string ScenarioHash { get; set; } = "";

    [JsonPropertyName("scenario_version")]
    public string ScenarioVersion { get; set; } = "";

    [JsonPropertyName("message")]
    public string Message { get; set; } = "";

    [JsonPropertyName("kind")]
    public string Kind { get; set; } = "";

    /// <summary>Poured events, the overflowing one included; can be more than <see cref="Events"/> keeps.</summary>
    [JsonPropertyName("events_count")]
    public int EventsCount { get; set; }

    [JsonPropertyName("capacity")]
    public int Capacity { get; set; }

    /// <summary>A duration such as "10s".</summary>
    [JsonPropertyName("leakspeed")]
    public string Leakspeed { get; set; } = "";

    /// <summary>RFC 3339.</summary>
    [JsonPropertyName("start_at")]
    public string StartAt { get; set; } = "";

    /// <summary>RFC 3339.</summary>
    [JsonPropertyName("stop_at")]
    public string StopAt { get; set; } = "";

    [JsonPropertyName("simulated")]
    public bool Simulated { get; set; }

    [JsonPropertyName("remediation")]
    public bool Remediation { get; set; }

    [JsonPropertyName("source")]
    public Source Source { get; set; } = new();

    [JsonPropertyName("events")]
    public IReadOnlyList<AlertEvent> Events { get; set; } = [];

    /// <summary>Given by the Local API; 0 before.</summary>
    [JsonPropertyName("id")]
    public long Id { get; set; }

    /// <summary>Given by who makes the alert, so that an alert sent twice is stored once; "" leaves it to the Local API.</summary>
    [JsonPropertyName("uuid")]
    public string Uuid { get; set; } = "";

    /// <summary>The log processor that sent it; set by the Local API.</summary>
    [JsonPropertyName("machine_id")]
    public string MachineId { get; set; } = "";

    /// <summary>RFC 3339; set by the Local API.</summary>
    [JsonPropertyName("created_at")]
    public string CreatedAt { get; set; } = "";

    [JsonPropertyName("decisions")]
    public IReadOnlyList<Decision> Decisions { get; set; } = [];

    [JsonPropertyName("meta")]
    public IReadOnlyList<MetaItem> Meta { get; set; } = [];

    /// <summary>Accepted, and seen by profiles; not stored.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Which profile, filter and rule of duration decided, for people; set by the Local API, null when none did. Not known to the reference's clients.</summary>
    [JsonPropertyName("profile_trace")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProfileTrace { get; set; }

    public string GetMeta(string key) => MetaLookup.Find(Meta, key);
}
