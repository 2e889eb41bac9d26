using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

/// <summary>A slot of one of the event's string maps.</summary>
internal sealed class FieldTarget(EventField field, int slot) : IStaticTarget
{
    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context) => field.Of(evt).Set(slot, value);
}
