using CrowdSec.LocalApi.Decisions.Writing;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>What many decisions have in common, kept once, and its part of their JSON.</summary>
internal sealed class DecisionLabel(string origin, string type, string scope, string scenario, bool simulated)
{
    public string Origin { get; } = origin;

    public string Type { get; } = type;

    public string Scope { get; } = scope;

    public string Scenario { get; } = scenario;

    public bool Simulated { get; } = simulated;

    /// <summary>From behind the id to the type.</summary>
    public byte[] Fragment { get; } =
    [
        .. ",\"origin\":"u8, .. JsonUtf8.Quote(origin), .. ",\"scenario\":"u8, .. JsonUtf8.Quote(scenario),
        .. ",\"scope\":"u8, .. JsonUtf8.Quote(scope), .. ",\"type\":"u8, .. JsonUtf8.Quote(type),
    ];

    /// <summary>What the hashes of all its decisions begin with.</summary>
    public ulong HashBegin { get; } = DecisionHash.Begin(scope, type);

    /// <summary>Its place in the table; another label may get it when no row uses this one any more.</summary>
    public int Number { get; set; }

    /// <summary>How many rows use it; guarded by the index.</summary>
    public int Uses { get; set; }

    public bool IsOf(in StoredDecision decision) =>
        Scenario == decision.Scenario && Origin == decision.Origin && Type == decision.Type && Scope == decision.Scope && Simulated == decision.Simulated;

    public bool IsSameScope(DecisionLabel other) => ReferenceEquals(this, other) || string.Equals(Scope, other.Scope, StringComparison.Ordinal);

    public bool IsSameScopeAndType(DecisionLabel other) =>
        ReferenceEquals(this, other) || (string.Equals(Type, other.Type, StringComparison.Ordinal) && string.Equals(Scope, other.Scope, StringComparison.Ordinal));
}
