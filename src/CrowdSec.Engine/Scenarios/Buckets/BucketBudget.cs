namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>How much memory live buckets may take; past it the oldest of the scenario that takes most go first, and are counted.</summary>
/// <param name="Bytes">Estimated bytes. Default: 48 MiB, with which a flood of a million addresses stays under 300 MiB in all.</param>
public sealed record BucketBudget(long Bytes = 48L * 1024 * 1024);
