using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>An entry of a profile's decisions.</summary>
/// <param name="Scope">"": that of the alert's source.</param>
/// <param name="Origin">"": plain "crowdsec".</param>
internal sealed record DecisionSpec(string Type, GoDuration Duration, string Scope, string Origin, bool Simulated)
{
    /// <summary>Where a profile does not say for how long: 4 hours.</summary>
    public static readonly GoDuration DefaultDuration = new(4 * GoDuration.Hour);
}
