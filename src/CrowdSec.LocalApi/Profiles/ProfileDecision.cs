using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>A decision that a profile makes about an alert's source.</summary>
internal sealed record ProfileDecision(string Type, GoDuration Duration, string Scope, string Origin, bool Simulated);
