using System.Text.Json.Serialization;

namespace CrowdSec.Protocol.Allowlists;

/// <summary>A named list of addresses, ranges and host names that are never decided on.</summary>
public sealed record Allowlist
{
    [JsonPropertyName("allowlist_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AllowlistId { get; init; }

    [JsonPropertyName("console_managed")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ConsoleManaged { get; init; }

    /// <summary>RFC 3339 with milliseconds.</summary>
    [JsonPropertyName("created_at")]
    public string CreatedAt { get; init; } = "";

    [JsonPropertyName("description")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    [JsonPropertyName("items")]
    public IReadOnlyList<AllowlistItem>? Items { get; init; }

    [JsonPropertyName("name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonPropertyName("updated_at")]
    public string UpdatedAt { get; init; } = "";
}
