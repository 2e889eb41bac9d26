namespace CrowdSec.Configuration;

/// <summary>A feature that can be switched on by name.</summary>
/// <param name="Notice">Why it is deprecated or retired; empty when it is neither.</param>
public sealed record FeatureFlag(string Name, string Description, FeatureFlagState State = FeatureFlagState.Active, string Notice = "")
{
    /// <summary>The variable that switches it on when it is "true".</summary>
    public string Variable => FeatureFlags.EnvironmentPrefix + Name.ToUpperInvariant();
}
