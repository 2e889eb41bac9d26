using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Decisions;

/// <summary>A decision as it is stored. Origin, type, scope and scenario are shared strings.</summary>
public readonly record struct StoredDecision
{
    public required long Id { get; init; }

    /// <summary>0 when its alert is gone.</summary>
    public long AlertId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Until { get; init; }

    public required string Scenario { get; init; }

    public required string Type { get; init; }

    public required string Scope { get; init; }

    public required string Value { get; init; }

    public required string Origin { get; init; }

    public bool Simulated { get; init; }

    public Guid Uuid { get; init; }

    /// <summary>Null for scopes that are no addresses.</summary>
    public IpRange? Range { get; init; }
}
