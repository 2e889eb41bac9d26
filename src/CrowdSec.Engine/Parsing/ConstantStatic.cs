using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

internal sealed class ConstantStatic(string value, IStaticTarget target) : Static(target)
{
    public override void Apply(Event evt, ParseContext context) => Target.Assign(evt, value, context);
}
