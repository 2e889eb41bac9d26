namespace CrowdSec.Storage.Retention;

/// <summary>How many rows a flush removed.</summary>
/// <param name="Orphans">Events, context and expired decisions without an alert, which old versions left behind.</param>
/// <param name="Changes">Entries of the log of changes that nobody needs any more.</param>
public sealed record RetentionCounts(long Alerts, long Orphans, long Bouncers, long Machines, long Metrics, long AllowlistItems, long Changes);
