namespace CrowdSec.LocalApi.Profiles;

/// <summary>What all profiles say about an alert.</summary>
/// <param name="Decisions">Of the first profile that made any.</param>
/// <param name="Trace">Why, for people; "" without decisions.</param>
/// <param name="Matched">The profiles that matched, in their order.</param>
internal sealed record ProfileVerdict(IReadOnlyList<ProfileDecision> Decisions, string Trace, IReadOnlyList<Profile> Matched);
