using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

/// <summary>Assigns a value to a field. An empty value never overwrites.</summary>
internal abstract class Static(IStaticTarget target)
{
    protected IStaticTarget Target { get; } = target;

    /// <exception cref="EventAbortedException">The value is of a type that no field takes.</exception>
    public abstract void Apply(Event evt, ParseContext context);
}
