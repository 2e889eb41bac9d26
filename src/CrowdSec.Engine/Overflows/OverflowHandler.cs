using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Overflows;

/// <summary>
/// What happens to a bucket that overflowed: its scenario's filter and blackhole, the alert, and then through the outlet or back to the buckets.
/// </summary>
internal sealed class OverflowHandler(
    BucketStore store, OverflowBuilder builder, OverflowOutlet outlet, PourContext pourContext, FieldNames names)
{
    /// <summary>Handles one overflow.</summary>
    /// <returns>The event to pour again, for scenarios with reprocess; null otherwise.</returns>
    public Event? Handle(Bucket bucket, ExpectMode mode)
    {
        pourContext.Counters.Overflows++;
        if (IsSilenced(bucket) || Build(bucket) is not { } overflow)
        {
            return null;
        }

        var evt = new Event(names)
        {
            Kind = EventKind.Overflow,
            ExpectMode = mode,
            Overflow = overflow,
            MarshaledTime = bucket.OverflowTime.ToRfc3339Nano(),
            Time = bucket.OverflowTime,
        };
        evt.Line.Identity = bucket.LastLine;
        return outlet.Take(evt) ? evt : null;
    }

    private bool IsSilenced(Bucket bucket)
    {
        // Without an overflow filter, which comes first, the blackhole spares building the alert.
        var scenario = bucket.Scenario;
        if (scenario.OverflowFilter is not null || Enters(bucket))
        {
            return false;
        }

        pourContext.Counters.Drop(DropReason.OverflowDiscarded);
        return true;
    }

    private Overflow? Build(Bucket bucket)
    {
        Overflow overflow;
        try
        {
            overflow = builder.Build(bucket);
        }
        catch (AlertException e)
        {
            pourContext.Counters.Drop(DropReason.OverflowWithoutSource);
            pourContext.Log.Error($"{bucket.Scenario.Name}: no alert: {e.Message}");
            return null;
        }

        if (bucket.Scenario.OverflowFilter is null || (PassesFilter(bucket, overflow) && Enters(bucket)))
        {
            return overflow;
        }

        pourContext.Counters.Drop(DropReason.OverflowDiscarded);
        return null;
    }

    private bool Enters(Bucket bucket)
    {
        var silence = bucket.Scenario.Spec.Blackhole;
        return silence.Nanoseconds <= 0
            || store.ByScenario[bucket.Scenario.Id].Blackhole.TryEnter(bucket.Partition, bucket.OverflowTime, silence);
    }

    private bool PassesFilter(Bucket bucket, Overflow overflow)
    {
        pourContext.View.Show(bucket, pourContext.Packer);
        pourContext.OverflowFrame.Values[3] = overflow;
        try
        {
            var passes = bucket.Scenario.OverflowFilter!.EvaluateBool(pourContext.OverflowFrame);
            if (!passes)
            {
                pourContext.Log.Info($"{bucket.Scenario.Name}: Event is discarded by overflow filter");
            }

            return passes;
        }
        catch (ExprRuntimeException e)
        {
            pourContext.Log.Warning($"{bucket.Scenario.Name}: overflow filter failed, the overflow is kept: {e.Message}");
            return true;
        }
    }
}
