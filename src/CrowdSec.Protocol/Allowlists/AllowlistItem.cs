using System.Text.Json.Serialization;

namespace CrowdSec.Protocol.Allowlists;

/// <summary>An entry of an allowlist.</summary>
public sealed record AllowlistItem
{
    /// <summary>RFC 3339 with milliseconds.</summary>
    [JsonPropertyName("created_at")]
    public string CreatedAt { get; init; } = "";

    /// <summary>The comment.</summary>
    [JsonPropertyName("description")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>RFC 3339 with milliseconds; <see cref="Never"/> when it does not expire.</summary>
    [JsonPropertyName("expiration")]
    public string Expiration { get; init; } = Never;

    [JsonPropertyName("value")]
    public string Value { get; init; } = "";

    /// <summary>How "does not expire" travels.</summary>
    public const string Never = "0001-01-01T00:00:00.000Z";
}
