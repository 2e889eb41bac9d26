using CrowdSec.Engine.Items;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Engine.Scenarios.Specs;
using Xunit;

namespace CrowdSec.Tests.Engine.Scenarios;

/// <summary>The expected bits come from the formula computed in single precision, step by step, elsewhere.</summary>
public sealed class BayesianJudgeTests
{
    [Theory]
    [InlineData(0.5f, "0.8 0.2 yes, 0.2 0.02 yes, 0.9 0.7 no", 1064182714u)]
    [InlineData(0.1f, "0.3 0.7 yes, 0.6 0.1 yes, 0.55 0.45 no, 0.99 0.01 yes", 1064658302u)]
    [InlineData(0.001f, "0.999 0.001 yes, 0.999 0.001 yes, 0.999 0.001 yes", 1065353199u)]
    public void The_posterior_is_computed_in_single_precision(float prior, string conditions, uint bits)
    {
        var parts = conditions.Split(", ").Select(static c => c.Split(' ')).ToArray();
        var specs = parts.Select(static p => Spec(float.Parse(p[0]), float.Parse(p[1]), false)).ToArray();
        var guillotined = 0ul;
        var posterior = BayesianJudge.Posterior(prior, specs, i => parts[i][2] == "yes", ref guillotined);
        Assert.Equal(bits, BitConverter.SingleToUInt32Bits(posterior));
        Assert.Equal(0ul, guillotined);
    }

    [Fact]
    public void A_guillotine_is_not_asked_again()
    {
        var specs = Enumerable.Range(0, 64).Select(static i => Spec(0.6f, 0.4f, i % 2 == 1)).ToArray();
        var guillotined = 0ul;
        BayesianJudge.Posterior(0.5f, specs, static i => i is 1 or 63 or 2, ref guillotined);
        Assert.Equal((1ul << 1) | (1ul << 63), guillotined);
        var asked = new List<int>();
        BayesianJudge.Posterior(0.5f, specs, i => Ask(i, asked), ref guillotined);
        Assert.Equal(Enumerable.Range(0, 64).Except([1, 63]), asked);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0f, 1f)]
    [InlineData(1f, 1f)]
    public void Certainties_do_not_fail(float evil, float benign)
    {
        var guillotined = 0ul;
        var posterior = BayesianJudge.Posterior(1f, [Spec(evil, benign, false), Spec(benign, evil, false)], static i => i == 0, ref guillotined);
        Assert.False(posterior > 1f);
    }

    private static bool Ask(int i, List<int> asked)
    {
        asked.Add(i);
        return false;
    }

    private static BayesianConditionSpec Spec(float evil, float benign, bool guillotine) => new(Text.None, evil, benign, guillotine);
}
