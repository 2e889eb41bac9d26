using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Parsing;

internal sealed class ExpressionStatic(Expression expression, IStaticTarget target) : Static(target)
{
    public override void Apply(Event evt, ParseContext context)
    {
        string? value;
        try
        {
            value = ValueText.From(expression.Evaluate(context.Frame));
        }
        catch (ExprRuntimeException e)
        {
            if (context.Log.IsEnabled(LogLevel.Debug))
            {
                context.Log.Debug($"static '{expression.Source}' failed: {e.Message}");
            }

            return;
        }

        if (value is { Length: > 0 } || (value is not null && Target.AcceptsEmpty))
        {
            Target.Assign(evt, value, context);
        }
    }
}
