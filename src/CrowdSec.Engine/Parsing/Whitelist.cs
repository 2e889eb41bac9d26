using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing;

/// <summary>Says whether an event is to be let off: by its addresses first, then by expressions in order.</summary>
internal sealed class Whitelist(string name, string reason, IpRangeSet addresses, Expression[] expressions)
{
    public string Reason { get; } = reason;

    public NodeCounters Counters { get; } = new();

    /// <summary>Marks the event on a match.</summary>
    public bool Check(Event evt, ParseContext context)
    {
        Counters.Hit();
        if (!MatchesAddress(evt) && !MatchesExpression(context))
        {
            return false;
        }

        Counters.Succeed();
        if (evt.Whitelisted)
        {
            return true;
        }

        evt.Whitelisted = true;
        evt.WhitelistReason = Reason;
        if (evt.Kind == EventKind.Overflow)
        {
            evt.Overflow.Whitelisted = true;
            context.Log.Info($"Ban for {string.Join(",", evt.Overflow.GetSources())} whitelisted, reason [{Reason}]");
        }

        return true;
    }

    private bool MatchesAddress(Event evt)
    {
        if (addresses.IsEmpty)
        {
            return false;
        }

        if (evt.Kind == EventKind.Log)
        {
            return Contains(evt.Meta.Get("source_ip"));
        }

        return evt.Kind == EventKind.Overflow && evt.Overflow.Sources.Keys.Any(Contains);
    }

    private bool Contains(string text) => text.Length > 0 && IpAddr.TryParse(text, out var address) && addresses.Contains(address);

    private bool MatchesExpression(ParseContext context)
    {
        try
        {
            foreach (var expression in expressions)
            {
                if (expression.EvaluateBool(context.Frame))
                {
                    return true;
                }
            }
        }
        catch (ExprRuntimeException e)
        {
            if (context.Log.IsEnabled(LogLevel.Debug))
            {
                context.Log.Debug($"{name}: whitelist expression failed: {e.Message}");
            }
        }

        return false;
    }
}
