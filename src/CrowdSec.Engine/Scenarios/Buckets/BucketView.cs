using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>What expressions see of a bucket as "leaky" and "queue". Filled anew for each evaluation; owned by the committing thread.</summary>
internal sealed class BucketView
{
    public Scenario Scenario { get; private set; } = null!;

    /// <summary>Oldest first. Valid until the next <see cref="Show"/>.</summary>
    public IReadOnlyList<Event> Events { get; private set; } = [];

    public long TotalCount { get; private set; }

    public GoTime FirstTime { get; private set; }

    public GoTime LastTime { get; private set; }

    public GoTime OverflowTime { get; private set; }

    public string Partition { get; private set; } = "";

    public string Mapkey => BucketIdentity.Mapkey(Scenario, Partition);

    public void Show(Bucket bucket, EventPacker packer)
    {
        Scenario = bucket.Scenario;
        Partition = bucket.Partition;
        TotalCount = bucket.TotalCount;
        FirstTime = bucket.FirstTime;
        LastTime = bucket.LastTime;
        OverflowTime = bucket.OverflowTime;
        Events = bucket.Scenario.WatchesQueue ? new LiveQueue(bucket) : QueuedEvents.Of(bucket, packer);
    }
}
