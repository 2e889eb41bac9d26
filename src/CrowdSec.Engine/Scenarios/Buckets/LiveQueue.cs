using System.Collections;
using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>The unpacked events of a bucket, without copying them: its conditions look at them after every event.</summary>
internal sealed class LiveQueue(Bucket bucket) : IReadOnlyList<Event>
{
    public int Count => bucket.Queue.Count;

    public Event this[int index] => (Event)bucket.Queue[index];

    public IEnumerator<Event> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
