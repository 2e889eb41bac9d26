namespace CrowdSec.LocalApi.Profiles;

/// <summary>What one profile says about an alert.</summary>
/// <param name="Trace">Which filters were true and what the durations came from, for people.</param>
internal sealed record ProfileOutcome(bool Matched, IReadOnlyList<ProfileDecision> Decisions, string Trace)
{
    public static readonly ProfileOutcome NoMatch = new(false, [], "");

    /// <summary>No profile after this one is asked.</summary>
    public bool Stops { get; init; }
}
