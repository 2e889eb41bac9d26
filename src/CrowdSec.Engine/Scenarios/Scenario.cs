using CrowdSec.Engine.Items;
using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Expr;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios;

/// <summary>A compiled scenario: immutable, shared by all workers.</summary>
internal sealed class Scenario
{
    /// <summary>Index in the engine's list of scenarios.</summary>
    public required int Id { get; init; }

    /// <summary>
    /// <see cref="Id"/> of the first scenario with the same name and filter: such scenarios (documents of one file, mostly) share buckets, since a bucket is
    /// identified by filter, partition and name. Whoever pours first into a partition decides what the bucket is like.
    /// </summary>
    public required int BucketsId { get; init; }

    public required ScenarioSpec Spec { get; init; }

    public required ItemFile Item { get; init; }

    public required bool Simulated { get; init; }

    public required Expression Filter { get; init; }

    public Expression? GroupBy { get; init; }

    public Expression? Distinct { get; init; }

    public Expression? CancelOn { get; init; }

    public Expression? OverflowFilter { get; init; }

    public Expression? Condition { get; init; }

    public Expression? ScopeExpression { get; init; }

    public BayesianCondition[] BayesianConditions { get; init; } = [];

    public string Name => Spec.Name;

    /// <summary>
    /// How long a bucket lives: after the last event it took, or, with a fixed duration, after the first. Formulas: leaky (capacity + 1) × leakspeed,
    /// conditional and bayesian leakspeed, otherwise the duration.
    /// </summary>
    public GoDuration Lifetime => Spec.Kind switch
    {
        BucketKind.Conditional or BucketKind.Bayesian => Spec.LeakSpeed,
        _ when Spec.Duration.Nanoseconds > 0 => Spec.Duration,
        _ => new GoDuration(SaturatedProduct(Spec.Capacity + 1L, Spec.LeakSpeed.Nanoseconds)),
    };

    /// <summary>The lifetime counts from the first event, and its end is an overflow.</summary>
    public bool HasFixedLifetime => Spec.Duration.Nanoseconds > 0;

    /// <summary>The most events a bucket keeps is one more than this; -1: no limit.</summary>
    public int QueueLimit =>
        Spec.CacheSize > 0 && (Spec.CacheSize <= Spec.Capacity || Spec.Capacity == -1) ? Spec.CacheSize : Spec.Capacity;

    /// <summary>Something looks at the bucket after every event, so its events are kept as they are instead of packed.</summary>
    public bool WatchesQueue => Condition is not null || UsesBayes;

    public bool UsesBayes => Spec.BayesianThreshold != 0;

    private static long SaturatedProduct(long factor, long nanoseconds)
    {
        var product = Math.BigMul(factor, nanoseconds, out var low);
        return product == 0 && low >= 0 ? low : long.MaxValue;
    }
}
