using CrowdSec.Engine.Events;
using CrowdSec.Engine.Overflows;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Engine.Scenarios.Routing;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Pipeline;

/// <summary>What happens to a batch in the order of the log, one batch at a time: pour into buckets, handle those that overflow.</summary>
internal sealed class CommitStep(
    BucketStore store, ScenarioRouter router, OverflowHandler overflows, ParseContext parseContext, PourContext pourContext, TimeProvider clock)
{
    /// <summary>How often an overflow may be fed back to the buckets in a chain.</summary>
    private const int MaxReprocessing = 8;

    private readonly List<Bucket> _timedOverflows = [];
    private readonly RoutingScratch _scratch = new();

    /// <param name="catchingUp">Lines of an earlier time are still under way: buckets that they may belong to do not end by the clock.</param>
    public void Commit(WorkBatch batch, bool catchingUp)
    {
        var mode = batch.Lines.Count > 0 ? batch.Lines.Events[0].ExpectMode : ExpectMode.TimeMachine;
        ShowTrace(batch);
        if (mode == ExpectMode.Live && !catchingUp)
        {
            // What has ended must not take these lines in.
            Tick();
        }

        foreach (var request in batch.Pours)
        {
            Pour(request, depth: 0);
        }

        if (batch.Earliest is { } earliest && mode == ExpectMode.TimeMachine)
        {
            // The earliest line of the batch is the clock: a stray time stamp in the future makes nothing expire.
            store.Expire(ExpectMode.TimeMachine, earliest, pourContext, timedOverflows: null);
        }
    }

    /// <summary>Lets the wall clock end live buckets. Not to be called while a batch is committed.</summary>
    public void Tick()
    {
        _timedOverflows.Clear();
        store.Expire(ExpectMode.Live, GoTime.FromDateTimeOffset(clock.GetUtcNow()), pourContext, _timedOverflows);
        foreach (var bucket in _timedOverflows)
        {
            Overflow(bucket, ExpectMode.Live, depth: 0);
        }
    }

    private void ShowTrace(WorkBatch batch)
    {
        if (pourContext.Trace is not { } trace)
        {
            return;
        }

        foreach (var evt in batch.Lines.Events)
        {
            if (evt is { Process: true, Whitelisted: false })
            {
                trace.Offered(evt);
            }
        }
    }

    private void Pour(in PourRequest request, int depth)
    {
        var now = TimeOf(request.Event);
        if (store.Pour(request, now, pourContext) is { } overflowed)
        {
            Overflow(overflowed, request.Event.ExpectMode, depth);
        }
    }

    /// <summary>Triggers may come without a time stamp even in a replay; then it is now. So it is for a live line, unless it waited while nobody read.</summary>
    private GoTime TimeOf(Event evt)
    {
        var now = GoTime.FromDateTimeOffset(clock.GetUtcNow());
        if (evt.ExpectMode == ExpectMode.TimeMachine)
        {
            return evt.TryGetMarshaledTime(out var time) ? time : now;
        }

        return evt.Line.IsBacklog && evt.TryGetMarshaledTime(out var past) && past < now ? past : now;
    }

    private void Overflow(Bucket bucket, ExpectMode mode, int depth)
    {
        if (overflows.Handle(bucket, mode) is not { } again || depth >= MaxReprocessing)
        {
            return;
        }

        var pours = new List<PourRequest>();
        parseContext.Event = again;
        router.Route(again, parseContext, _scratch, pours);
        foreach (var request in pours)
        {
            Pour(request, depth + 1);
        }
    }
}
