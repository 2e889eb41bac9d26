using CrowdSec.Engine.Scenarios.Specs;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>Bayes' rule over a scenario's conditions, in single precision as the reference computes it.</summary>
internal static class BayesianJudge
{
    /// <param name="holds">Whether condition i holds now; asked only where the answer is not already fixed.</param>
    /// <param name="guillotined">Bits of the conditions that stay true for the bucket's life.</param>
    public static float Posterior(float prior, IReadOnlyList<BayesianConditionSpec> conditions, Func<int, bool> holds, ref ulong guillotined)
    {
        var posterior = prior;
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = conditions[i];
            var bit = 1UL << (i & 63);
            var fixedTrue = condition.Guillotine && (guillotined & bit) != 0;
            var isTrue = fixedTrue || holds(i);
            if (isTrue && condition.Guillotine)
            {
                guillotined |= bit;
            }

            posterior = isTrue
                ? Update(posterior, condition.ProbGivenEvil, condition.ProbGivenBenign)
                : Update(posterior, 1 - condition.ProbGivenEvil, 1 - condition.ProbGivenBenign);
        }

        return posterior;
    }

    private static float Update(float probability, float givenEvil, float givenBenign)
    {
        var evil = givenEvil * probability;
        return evil / (evil + (givenBenign * (1 - probability)));
    }
}
