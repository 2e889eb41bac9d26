using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>What expressions see of a bucket's events as "queue".</summary>
internal sealed class QueueView(BucketView bucket)
{
    public IReadOnlyList<Event> Events => bucket.Events;

    /// <summary>The most events the queue was made for; -1: no limit.</summary>
    public long Limit => bucket.Scenario.QueueLimit;
}
