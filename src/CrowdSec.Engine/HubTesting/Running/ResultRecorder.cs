using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Engine.Tracing;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Records what happens to every event. Not thread-safe: a traced processor has one worker.</summary>
public sealed class ResultRecorder : IPipelineTrace
{
    private readonly Dictionary<string, RecordedEvent> _offered = new(StringComparer.Ordinal);
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
        Results.Lines.Add(Record(evt));
        _lines++;
        _current = null;
        _latest = null;
    }

    public void Offered(Event evt)
    {
        var recorded = RecordedEvent.Of(evt, 0, Results.Lines.Count > 0 ? Results.Lines[^1] : null);
        _offered[""] = recorded;
        Results.Offered.Add(recorded);
    }

    public void Poured(string scenario, Event evt)
    {
        if (!Results.Poured.TryGetValue(scenario, out var events))
        {
            Results.Poured[scenario] = events = [];
        }

        events.Add(_offered.TryGetValue("", out var recorded) ? recorded : RecordedEvent.Of(evt, 0, null));
    }

    public void Overflowed(Event evt)
    {
        if (evt.Overflow.Alert is not null)
        {
            Results.Overflows.Add(RecordedEvent.Of(evt, 0, null));
        }
    }

    private RecordedEvent Record(Event evt)
    {
        var previous = ReferenceEquals(_current, evt) ? _latest : null;
        _current = evt;
        return _latest = RecordedEvent.Of(evt, _lines, previous);
    }
}
