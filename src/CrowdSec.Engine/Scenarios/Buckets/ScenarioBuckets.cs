using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>
/// The live buckets of one scenario, by partition, and in a list whose head expires first: a scenario's buckets all live equally long, so the order of
/// their last (or first) pours is the order of expiry, and no timers are needed.
/// </summary>
internal sealed class ScenarioBuckets(Scenario scenario)
{
    private readonly Dictionary<string, Bucket> _byPartition = new(StringComparer.Ordinal);

    public Scenario Scenario { get; } = scenario;

    public Blackhole Blackhole { get; } = new();

    public Bucket? Oldest { get; private set; }

    private Bucket? Newest { get; set; }

    public int Count => _byPartition.Count;

    /// <summary>Estimated bytes of all buckets.</summary>
    public long Size { get; set; }

    public IEnumerable<Bucket> All => _byPartition.Values;

    public Bucket? Find(string partition) => _byPartition.GetValueOrDefault(partition);

    public void Add(Bucket bucket)
    {
        _byPartition.Add(bucket.Partition, bucket);
        Append(bucket);
    }

    public void Remove(Bucket bucket)
    {
        _byPartition.Remove(bucket.Partition);
        Unlink(bucket);
        Size -= bucket.Size;
    }

    /// <summary>The bucket has been poured into: it will now expire last, unless its end is fixed.</summary>
    public void Touch(Bucket bucket)
    {
        if (!bucket.OverflowsAtEnd && bucket != Newest)
        {
            Unlink(bucket);
            Append(bucket);
        }
    }

    private void Append(Bucket bucket)
    {
        bucket.Previous = Newest;
        bucket.Next = null;
        if (Newest is null)
        {
            Oldest = bucket;
        }
        else
        {
            Newest.Next = bucket;
        }

        Newest = bucket;
    }

    private void Unlink(Bucket bucket)
    {
        if (bucket.Previous is null)
        {
            Oldest = bucket.Next;
        }
        else
        {
            bucket.Previous.Next = bucket.Next;
        }

        if (bucket.Next is null)
        {
            Newest = bucket.Previous;
        }
        else
        {
            bucket.Next.Previous = bucket.Previous;
        }

        bucket.Previous = bucket.Next = null;
    }
}
