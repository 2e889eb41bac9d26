namespace CrowdSec.Engine.Counters;

/// <summary>What a worker did. Each worker has its own; <see cref="Add"/> sums them up. Not thread-safe.</summary>
public sealed class ProcessorCounters
{
    private readonly long[] _drops = new long[Enum.GetValues<DropReason>().Length];

    public long LinesRead { get; set; }

    public long LinesParsed { get; set; }

    /// <summary>Lines that at least one bucket took.</summary>
    public long LinesPoured { get; set; }

    public long Pours { get; set; }

    public long Overflows { get; set; }

    public long BucketsCreated { get; set; }

    public long BucketsExpired { get; set; }

    public long BucketsCanceled { get; set; }

    public long Alerts { get; set; }

    public long Dropped(DropReason reason) => _drops[(int)reason];

    public void Drop(DropReason reason) => _drops[(int)reason]++;

    public void Drop(DropReason reason, long count) => _drops[(int)reason] += count;

    public void Add(ProcessorCounters other)
    {
        LinesRead += other.LinesRead;
        LinesParsed += other.LinesParsed;
        LinesPoured += other.LinesPoured;
        Pours += other.Pours;
        Overflows += other.Overflows;
        BucketsCreated += other.BucketsCreated;
        BucketsExpired += other.BucketsExpired;
        BucketsCanceled += other.BucketsCanceled;
        Alerts += other.Alerts;
        for (var i = 0; i < _drops.Length; i++)
        {
            _drops[i] += other._drops[i];
        }
    }
}
