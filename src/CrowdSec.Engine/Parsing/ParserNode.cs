using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Parsing;

/// <summary>A compiled node: immutable, shared by all workers. The order of steps is the reference's, see docs/parsing.md.</summary>
internal sealed class ParserNode
{
    public required string Name { get; init; }

    public required Expression? Filter { get; init; }

    public required Whitelist? Whitelist { get; init; }

    public required GrokStep? Grok { get; init; }

    public required StashStep[] Stash { get; init; }

    public required ParserNode[] Children { get; init; }

    public required Static[] Statics { get; init; }

    public required bool NextStageOnSuccess { get; init; }

    /// <summary>Name of the stage after this node's; null in the last one.</summary>
    public required string? NextStage { get; init; }

    public NodeCounters Counters { get; } = new();

    /// <returns>Whether the node took the event.</returns>
    /// <exception cref="EventAbortedException">The event cannot be processed further.</exception>
    public bool Process(Event evt, ParseContext context)
    {
        if (Filter is not null && !Passes(Filter, context))
        {
            return false;
        }

        Counters.Hit();
        var whitelisted = Whitelist?.Check(evt, context) ?? false;
        var state = true;
        var grokMatched = false;
        if (Grok is not null)
        {
            state = grokMatched = Grok.Apply(evt, context);
        }

        if (grokMatched || Grok is null)
        {
            foreach (var step in Stash)
            {
                step.Store(context);
            }
        }

        if (!ProcessChildren(evt, context, state, grokMatched))
        {
            return false;
        }

        Counters.Succeed();
        if (whitelisted || Whitelist is null)
        {
            foreach (var assignment in Statics)
            {
                assignment.Apply(evt, context);
            }
        }

        if (NextStageOnSuccess && NextStage is not null)
        {
            evt.Stage = NextStage;
        }

        return true;
    }

    private bool ProcessChildren(Event evt, ParseContext context, bool state, bool grokMatched)
    {
        foreach (var child in Children)
        {
            if (child.Process(evt, context))
            {
                state = true;
                if (NextStageOnSuccess)
                {
                    break;
                }
            }
            else if (!grokMatched)
            {
                // Without a match of its own, a node stands or falls with the last child that ran.
                state = false;
            }
        }

        return state;
    }

    private bool Passes(Expression filter, ParseContext context)
    {
        try
        {
            return filter.EvaluateBool(context.Frame);
        }
        catch (ExprRuntimeException e)
        {
            if (context.Log.IsEnabled(LogLevel.Debug))
            {
                context.Log.Debug($"{Name}: filter failed: {e.Message}");
            }

            return false;
        }
    }
}
