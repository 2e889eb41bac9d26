using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing;

/// <summary>Remembers a value of this event for later ones, under a key.</summary>
internal sealed class StashStep(string name, Expression key, Expression value, GoDuration ttl, Action<string, string, string, GoDuration> store)
{
    public void Store(ParseContext context)
    {
        try
        {
            if (value.Evaluate(context.Frame) is string text && key.Evaluate(context.Frame) is string keyText)
            {
                store(name, keyText, text, ttl);
                return;
            }

            context.Log.Warning($"stash {name}: key and value must be strings");
        }
        catch (ExprRuntimeException e)
        {
            if (context.Log.IsEnabled(LogLevel.Debug))
            {
                context.Log.Debug($"stash {name} failed: {e.Message}");
            }
        }
    }
}
