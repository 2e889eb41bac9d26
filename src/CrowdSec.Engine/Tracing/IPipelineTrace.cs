using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Tracing;

/// <summary>
/// Watches one event at a time on its way (explain, dumps, hub tests). Events are live and pooled: an implementation clones what it keeps.
/// A traced processor runs with one worker, so calls come in the order of the log.
/// </summary>
public interface IPipelineTrace
{
    /// <summary>A top-level node of a stage has seen the event, whether or not its filter let it in.</summary>
    void NodeDone(string stage, string node, Event evt, bool success);

    /// <summary>Parsing of a line has ended.</summary>
    void LineParsed(Event evt);

    /// <summary>The event is offered to the buckets.</summary>
    void Offered(Event evt);

    /// <summary>A scenario's bucket took the event.</summary>
    void Poured(string scenario, Event evt);

    /// <summary>An overflow has been through the postoverflow stages.</summary>
    void Overflowed(Event evt);
}
