namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>How much memory live buckets may take; past it the oldest of the scenario that takes most go first, and are counted.</summary>
/// <param name="Bytes">Estimated bytes. Default: 192 MiB.</param>
public sealed record BucketBudget(long Bytes = 192L * 1024 * 1024);
