using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Routing;
using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Pipeline;

/// <summary>What a worker does with a batch, in parallel with other workers: parse each line and find the scenarios that want it.</summary>
internal sealed class ParseStep(StageRunner parsers, ScenarioRouter router)
{
    public void Run(WorkBatch batch, ParseContext context, RoutingScratch scratch)
    {
        context.Counters.LinesRead += batch.Lines.Count;
        context.Counters.Drop(DropReason.LineTooLong, batch.Lines.CutLines);
        var tally = new ParseTally();
        var events = batch.Lines.Events;
        for (var i = 0; i < events.Length; i++)
        {
            var evt = events[i];
            if (Parse(evt, context))
            {
                NoteTime(batch, evt);
                Route(batch, evt, context, scratch);
            }

            tally.Count(batch.Lines.OriginOf(i).Stats, evt.Process, evt.Line.Raw);
        }

        tally.Flush();
    }

    private bool Parse(Event evt, ParseContext context)
    {
        var finished = parsers.Run(evt, context);
        context.Trace?.LineParsed(evt);
        if (!evt.Process)
        {
            context.Counters.Drop(finished ? DropReason.Unparsed : DropReason.ParserError);
            return false;
        }

        context.Counters.LinesParsed++;
        if (evt.Whitelisted)
        {
            context.Counters.Drop(DropReason.Whitelisted);
            return false;
        }

        return true;
    }

    private void Route(WorkBatch batch, Event evt, ParseContext context, RoutingScratch scratch)
    {
        var before = batch.Pours.Count;
        router.Route(evt, context, scratch, batch.Pours);
        var wanted = batch.Pours.Count - before;
        if (wanted == 0)
        {
            return;
        }

        if (evt.ExpectMode == ExpectMode.TimeMachine && !evt.TryGetMarshaledTime(out _) && !KeepTriggers(batch.Pours, before))
        {
            context.Counters.Drop(DropReason.NoTimestamp);
            return;
        }

        context.Counters.LinesPoured++;
    }

    /// <summary>Without a time stamp only triggers can work: they need no clock but for the record.</summary>
    private static bool KeepTriggers(List<PourRequest> pours, int from)
    {
        for (var i = pours.Count - 1; i >= from; i--)
        {
            if (pours[i].Scenario.Spec.Kind != BucketKind.Trigger)
            {
                pours.RemoveAt(i);
            }
        }

        return pours.Count > from;
    }

    private static void NoteTime(WorkBatch batch, Event evt)
    {
        if (evt.MarshaledTime.Length > 0 && evt.TryGetMarshaledTime(out GoTime time) && (batch.Earliest is not { } earliest || time < earliest))
        {
            batch.Earliest = time;
        }
    }
}
