namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>The checksum of a scope's entries, as it changes.</summary>
internal sealed class ScopeSum(string scope)
{
    public string Scope { get; } = scope;

    public DecisionChecksum Sum { get; set; }
}
