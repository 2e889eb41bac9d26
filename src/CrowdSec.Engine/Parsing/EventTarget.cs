using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

/// <summary>A string of the event itself: StrTime, MarshaledTime, Line.Raw …</summary>
internal sealed class EventTarget(Action<Event, string> assign) : IStaticTarget
{
    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context) => assign(evt, value);
}
