using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>The conditions that look at a bucket after each event: condition, then the bayesian ones.</summary>
internal static class BucketConditions
{
    public static bool Hold(Bucket bucket, Event evt, PourContext context)
    {
        context.View.Show(bucket, context.Packer);
        context.ConditionFrame.Values[0] = evt;
        var scenario = bucket.Scenario;
        if (scenario.Condition is not null && IsTrue(scenario.Condition, scenario, context))
        {
            return true;
        }

        return scenario.UsesBayes && IsLikely(bucket, context);
    }

    private static bool IsLikely(Bucket bucket, PourContext context)
    {
        var scenario = bucket.Scenario;
        var posterior = BayesianJudge.Posterior(
            scenario.Spec.BayesianPrior,
            scenario.Spec.BayesianConditions,
            i => IsTrue(scenario.BayesianConditions[i].Expression, scenario, context),
            ref bucket.Guillotined);
        return posterior > scenario.Spec.BayesianThreshold;
    }

    private static bool IsTrue(Expression condition, Scenario scenario, PourContext context)
    {
        try
        {
            return condition.EvaluateBool(context.ConditionFrame);
        }
        catch (ExprRuntimeException e)
        {
            context.Log.Write(Foundation.Logging.LogLevel.Debug, $"{scenario.Name}: condition failed: {e.Message}");
            return false;
        }
    }
}
