using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

/// <summary>The most frequent static, meta.x from evt.Parsed.y, without going through an expression.</summary>
internal sealed class FieldCopyStatic(EventField source, int slot, IStaticTarget target) : Static(target)
{
    public override void Apply(Event evt, ParseContext context)
    {
        var value = source.Of(evt).Get(slot);
        if (value.Length > 0 || Target.AcceptsEmpty)
        {
            Target.Assign(evt, value, context);
        }
    }
}
