using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Scenarios.Specs;

/// <param name="Guillotine">Once true it stays true for the bucket's life, without being evaluated again.</param>
public sealed record BayesianConditionSpec(Text Condition, float ProbGivenEvil, float ProbGivenBenign, bool Guillotine);
