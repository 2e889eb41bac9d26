using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios;

/// <summary>
/// All live buckets. Pours come in the order of the log, from one thread at a time; that makes every run give the same alerts.
/// </summary>
internal sealed class BucketStore(IReadOnlyList<Scenario> scenarios, BucketBudget budget)
{
    private readonly ScenarioBuckets[] _buckets = [.. scenarios.Select(static s => new ScenarioBuckets(s))];
    private long _size;

    public int Count => _buckets.Sum(static b => b.Count);

    /// <summary>Estimated bytes of all buckets.</summary>
    public long Size => _size;

    public IReadOnlyList<ScenarioBuckets> ByScenario => _buckets;

    /// <summary>Pours one event.</summary>
    /// <param name="now">The event's own time in a replay, the clock's otherwise.</param>
    /// <returns>The bucket that overflowed, taken out of the store; null when none did.</returns>
    public Bucket? Pour(in PourRequest request, GoTime now, PourContext context)
    {
        var buckets = _buckets[request.Scenario.BucketsId];
        var bucket = FindLive(buckets, request.Partition, now, context);
        if (bucket is null)
        {
            bucket = new Bucket(request.Scenario, request.Partition) { Mode = request.Event.ExpectMode, FirstLine = request.Event.Line.Identity };
            context.Counters.BucketsCreated++;
            if (request.Scenario.Spec.Kind == BucketKind.Trigger)
            {
                return PourTrigger(bucket, request, now, context);
            }

            buckets.Add(bucket);
            Grow(buckets, bucket, BucketSize.OfEmpty(bucket));
        }

        return Accept(buckets, bucket, ForBucket(request, bucket, context), now, context);
    }

    /// <summary>Lets the buckets of one mode go whose life has ended, and yields those whose end is an overflow (fixed lifetime, live mode only).</summary>
    /// <param name="timedOverflows">null in a replay: there a fixed lifetime just ends, as it does in the reference.</param>
    public void Expire(ExpectMode mode, GoTime now, PourContext context, List<Bucket>? timedOverflows)
    {
        foreach (var buckets in _buckets)
        {
            for (var bucket = buckets.Oldest; bucket is not null;)
            {
                var next = bucket.Next;
                if (bucket.Mode == mode)
                {
                    if (!bucket.HasEnded(now))
                    {
                        break;
                    }

                    End(buckets, bucket, now, context, timedOverflows);
                }

                bucket = next;
            }
        }
    }

    /// <summary>Puts a bucket back, from a snapshot.</summary>
    public void Restore(Bucket bucket)
    {
        var buckets = _buckets[bucket.Scenario.BucketsId];
        buckets.Add(bucket);
        var size = BucketSize.OfEmpty(bucket);
        for (var i = 0; i < bucket.Queue.Count; i++)
        {
            size += BucketSize.OfEntry(bucket.Queue[i]);
        }

        Grow(buckets, bucket, size);
    }

    private void End(ScenarioBuckets buckets, Bucket bucket, GoTime now, PourContext context, List<Bucket>? timedOverflows)
    {
        Remove(buckets, bucket);
        if (bucket.OverflowsAtEnd && timedOverflows is not null)
        {
            bucket.OverflowTime = now;
            timedOverflows.Add(bucket);
        }
        else
        {
            context.Counters.BucketsExpired++;
        }
    }

    private Bucket? FindLive(ScenarioBuckets buckets, string partition, GoTime now, PourContext context)
    {
        var bucket = buckets.Find(partition);
        if (bucket is null || bucket.OverflowsAtEnd || !bucket.HasEnded(now))
        {
            return bucket;
        }

        Remove(buckets, bucket);
        context.Counters.BucketsExpired++;
        return null;
    }

    /// <summary>A bucket that another scenario of the same identity made goes by that one's distinct and cancel_on.</summary>
    private static PourRequest ForBucket(in PourRequest request, Bucket bucket, PourContext context) =>
        bucket.Scenario == request.Scenario ? request : ScenarioRouter.PrepareFor(bucket.Scenario, request, context.ParseContext);

    private static Bucket PourTrigger(Bucket bucket, in PourRequest request, GoTime now, PourContext context)
    {
        bucket.TotalCount = 1;
        bucket.LastLine = request.Event.Line.Identity;
        bucket.FirstTime = bucket.LastTime = bucket.OverflowTime = now;
        bucket.Queue.Add(Entry(request, context), limit: 1);
        CountPour(request, context);
        return bucket;
    }

    private Bucket? Accept(ScenarioBuckets buckets, Bucket bucket, in PourRequest request, GoTime now, PourContext context)
    {
        if (request.DistinctKey is not null && !bucket.Distinct.Add(request.DistinctKey))
        {
            return null;
        }

        if (request.Cancels)
        {
            Remove(buckets, bucket);
            context.Counters.BucketsCanceled++;
            return null;
        }

        var overflows = Fill(buckets, bucket, request, now, context);
        CountPour(request, context);
        if (!overflows && bucket.Scenario.WatchesQueue)
        {
            overflows = BucketConditions.Hold(bucket, request.Event, context);
        }

        if (overflows)
        {
            bucket.OverflowTime = bucket.LastTime;
            Remove(buckets, bucket);
            return bucket;
        }

        buckets.Touch(bucket);
        EnforceBudget(context);
        return null;
    }

    private bool Fill(ScenarioBuckets buckets, Bucket bucket, in PourRequest request, GoTime now, PourContext context)
    {
        var spec = bucket.Scenario.Spec;
        var limited = spec.Kind == BucketKind.Leaky && spec.Capacity > 0;
        var elapsed = bucket.TotalCount == 0 ? GoDuration.Zero : now.Subtract(bucket.LastTime);
        var fits = !limited || LeakyMeter.TryTake(ref bucket.Tokens, elapsed, spec.Capacity, spec.LeakSpeed);
        bucket.TotalCount++;
        bucket.LastLine = request.Event.Line.Identity;
        bucket.LastTime = now;
        if (bucket.TotalCount == 1)
        {
            bucket.FirstTime = now;
        }

        var entry = Entry(request, context);
        var dropped = bucket.Queue.Add(entry, bucket.Scenario.QueueLimit);
        Grow(buckets, bucket, BucketSize.OfEntry(entry) - BucketSize.OfEntry(dropped) + BucketSize.OfText(request.DistinctKey));
        return !fits;
    }

    // Overflows that are poured again are few, and their alerts do not pack.
    private static object Entry(in PourRequest request, PourContext context) =>
        request.Scenario.WatchesQueue || request.Event.Kind == EventKind.Overflow ? request.Event.Clone(context.Packer.Retained) : context.Packer.Pack(request.Event);

    private static void CountPour(in PourRequest request, PourContext context)
    {
        context.Counters.Pours++;
        context.Trace?.Poured(request.Scenario.Name, request.Event);
    }

    private void Grow(ScenarioBuckets buckets, Bucket bucket, int bytes)
    {
        bucket.Size += bytes;
        buckets.Size += bytes;
        _size += bytes;
    }

    private void Remove(ScenarioBuckets buckets, Bucket bucket)
    {
        buckets.Remove(bucket);
        _size -= bucket.Size;
    }

    private void EnforceBudget(PourContext context)
    {
        if (_size <= budget.Bytes)
        {
            return;
        }

        // Free a sixteenth at once, so that the search for the largest scenario is rare.
        var target = budget.Bytes - (budget.Bytes / 16);
        while (_size > target && _buckets.MaxBy(static b => b.Size) is { Oldest: not null } largest)
        {
            var stop = largest.Size - (largest.Size / 16);
            while (_size > target && largest.Size >= stop && largest.Oldest is { } oldest)
            {
                Remove(largest, oldest);
                context.Counters.Drop(DropReason.BucketEvicted);
            }
        }
    }
}
