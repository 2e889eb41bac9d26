using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Decisions;

/// <summary>Which decisions to end. Empty: whatever. See reference 06.7.</summary>
public sealed record DecisionFilter
{
    /// <summary>Exact, normalised.</summary>
    public string Scope { get; init; } = "";

    public string Uuid { get; init; } = "";

    public string Origin { get; init; } = "";

    public string Value { get; init; } = "";

    public string Type { get; init; } = "";

    public string Scenario { get; init; } = "";

    public IpRange? Range { get; init; }

    /// <summary>Decisions whose range holds <see cref="Range"/>; false: those inside of it.</summary>
    public bool Contains { get; init; } = true;

    public long? AlertId { get; init; }
}
