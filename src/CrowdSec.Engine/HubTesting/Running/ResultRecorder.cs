using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Engine.Tracing;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Records what happens to every event. Not thread-safe: a traced processor has one worker.</summary>
public sealed class ResultRecorder : IPipelineTrace
{
    private readonly Dictionary<Event, RecordedEvent> _parsed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Event, RecordedEvent> _offered = new(ReferenceEqualityComparer.Instance);
    private RecordedEvent? _latest;
    private Event? _current;
    private int _lines = 1;

    public RunResults Results { get; } = new();

    public void NodeDone(string stage, string node, Event evt, bool success)
    {
        if (evt.Kind == EventKind.Log)
        {
            Results.Parsers.Add(stage, node, Record(evt), success);
        }
    }

    public void LineParsed(Event evt)
    {
        var recorded = Record(evt);
        Results.Lines.Add(recorded);
        _parsed[evt] = recorded;
        _lines++;
        _current = null;
        _latest = null;
    }

    public void Offered(Event evt)
    {
        Results.Offered.Add(_offered[evt] = RecordPouring(evt));
    }

    public void Poured(string scenario, Event evt)
    {
        if (!Results.Poured.TryGetValue(scenario, out var events))
        {
            Results.Poured[scenario] = events = [];
        }

        events.Add(_offered.GetValueOrDefault(evt) ?? RecordPouring(evt));
    }

    public void Overflowed(Event evt)
    {
        if (evt.Overflow.Alert is not null)
        {
            Results.Overflows.Add(RecordedEvent.Of(evt, 0, null));
        }
    }

    /// <summary>To be called when all lines are through.</summary>
    public void Finish() => Results.Parsers.AddSuccess();

    private RecordedEvent Record(Event evt)
    {
        var previous = ReferenceEquals(_current, evt) ? _latest : null;
        _current = evt;
        return _latest = RecordedEvent.Of(evt, _lines, previous);
    }

    /// <summary>Events are pooled: what one stood for when it was parsed is known until it is parsed again.</summary>
    private RecordedEvent RecordPouring(Event evt)
    {
        var previous = evt.Kind == EventKind.Log ? _parsed.GetValueOrDefault(evt) : null;
        return RecordedEvent.Of(evt, previous?.Line.Number ?? 0, previous);
    }
}
