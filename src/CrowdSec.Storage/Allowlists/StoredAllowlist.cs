namespace CrowdSec.Storage.Allowlists;

/// <summary>An allowlist with its entries.</summary>
public sealed record StoredAllowlist
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string AllowlistId { get; init; } = "";

    public bool FromConsole { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public IReadOnlyList<StoredAllowlistItem> Items { get; init; } = [];
}
