using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

/// <summary>One of the event's string maps.</summary>
internal sealed class EventField
{
    public static readonly EventField Parsed = new(static e => e.Parsed);
    public static readonly EventField Meta = new(static e => e.Meta);
    public static readonly EventField Enriched = new(static e => e.Enriched);

    private readonly Func<Event, FieldMap> _get;

    private EventField(Func<Event, FieldMap> get) => _get = get;

    public static EventField? Named(string name) => name switch
    {
        "Parsed" => Parsed,
        "Meta" => Meta,
        "Enriched" => Enriched,
        _ => null,
    };

    public FieldMap Of(Event evt) => _get(evt);
}
