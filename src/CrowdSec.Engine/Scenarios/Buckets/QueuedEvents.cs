using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Scenarios.Buckets;

internal static class QueuedEvents
{
    /// <summary>A bucket's events, oldest first, unpacked where need be.</summary>
    public static Event[] Of(Bucket bucket, EventPacker packer)
    {
        var events = new Event[bucket.Queue.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = bucket.Queue[i] as Event ?? packer.Unpack((byte[])bucket.Queue[i]);
        }

        return events;
    }
}
