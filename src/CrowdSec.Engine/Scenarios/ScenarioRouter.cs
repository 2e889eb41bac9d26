using System.Numerics;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios.Routing;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Scenarios;

/// <summary>
/// Finds the scenarios that want an event, with everything about it that does not depend on buckets. Immutable, used by all workers.
/// </summary>
internal sealed class ScenarioRouter(IReadOnlyList<Scenario> scenarios)
{
    private readonly RoutingTable _table = RoutingTable.Build(scenarios);

    /// <summary>Adds what is to be poured to the list, in the order of the scenarios. The context's event must be set.</summary>
    public void Route(Event evt, ParseContext context, RoutingScratch scratch, List<PourRequest> pours)
    {
        var candidates = scratch.Candidates(_table.Words);
        var memos = scratch.Memos(_table.Memos);
        _table.FindCandidates(context.Frame, candidates);
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var route = _table.Routes[(word * 64) + BitOperations.TrailingZeroCount(bits)];
                if (Wants(route, memos, context))
                {
                    Prepare(route.Scenario, evt, context, pours);
                }
            }
        }
    }

    /// <summary>The request with distinct and cancel_on as another scenario has them.</summary>
    public static PourRequest PrepareFor(Scenario scenario, in PourRequest request, ParseContext context)
    {
        context.Event = request.Event;
        return request with { DistinctKey = DistinctKey(scenario, context), Cancels = Cancels(scenario, context) };
    }

    private static bool Wants(ScenarioRoute route, Span<byte> memos, ParseContext context)
    {
        try
        {
            foreach (var step in route.Steps)
            {
                if (!Holds(step, memos, context))
                {
                    return false;
                }
            }

            return true;
        }
        catch (ExprRuntimeException e)
        {
            Failed(route.Scenario, "filter", e, context);
            return false;
        }
    }

    private static bool Holds(in RouteStep step, Span<byte> memos, ParseContext context)
    {
        if (step.Memo < 0)
        {
            return step.Conjunct.EvaluateBool(context.Frame);
        }

        ref var memo = ref memos[step.Memo];
        if (memo == 0)
        {
            memo = step.Conjunct.EvaluateBool(context.Frame) ? (byte)2 : (byte)1;
        }

        return memo == 2;
    }

    private static void Prepare(Scenario scenario, Event evt, ParseContext context, List<PourRequest> pours)
    {
        try
        {
            var partition = scenario.GroupBy is null ? "" : Text(scenario.GroupBy, context);
            pours.Add(new PourRequest(evt, scenario, partition, DistinctKey(scenario, context), Cancels(scenario, context)));
        }
        catch (ExprRuntimeException e)
        {
            Failed(scenario, "groupby", e, context);
        }
    }

    private static string Text(Expression expression, ParseContext context) =>
        expression.Evaluate(context.Frame) as string ?? throw new ExprRuntimeException("the value is not a string");

    private static string? DistinctKey(Scenario scenario, ParseContext context)
    {
        if (scenario.Distinct is null)
        {
            return null;
        }

        try
        {
            return scenario.Distinct.Evaluate(context.Frame) as string ?? "";
        }
        catch (ExprRuntimeException e)
        {
            Failed(scenario, "distinct", e, context);
            return null;
        }
    }

    private static bool Cancels(Scenario scenario, ParseContext context)
    {
        if (scenario.CancelOn is null)
        {
            return false;
        }

        try
        {
            return scenario.CancelOn.EvaluateBool(context.Frame);
        }
        catch (ExprRuntimeException e)
        {
            Failed(scenario, "cancel_on", e, context);
            return false;
        }
    }

    private static void Failed(Scenario scenario, string key, ExprRuntimeException error, ParseContext context)
    {
        context.Counters.Drop(DropReason.ScenarioError);
        if (context.Log.IsEnabled(LogLevel.Debug))
        {
            context.Log.Debug($"{scenario.Name}: {key} failed: {error.Message}");
        }
    }
}
