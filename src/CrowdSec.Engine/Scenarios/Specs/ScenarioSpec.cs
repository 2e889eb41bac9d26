using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Specs;

/// <summary>A scenario as its file says it.</summary>
public sealed record ScenarioSpec
{
    public required SpecPlace Place { get; init; }

    /// <summary>Something in it is wrong and has been reported: it must not run.</summary>
    public bool HasErrors { get; init; }

    public string Format { get; init; } = "";

    public required BucketKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public Text Filter { get; init; }

    public Text GroupBy { get; init; }

    public Text Distinct { get; init; }

    public Text CancelOn { get; init; }

    public Text OverflowFilter { get; init; }

    public Text Condition { get; init; }

    /// <summary>-1: unlimited.</summary>
    public int Capacity { get; init; }

    public GoDuration LeakSpeed { get; init; }

    public GoDuration Duration { get; init; }

    public GoDuration Blackhole { get; init; }

    /// <summary>Events to keep; 0: as many as the capacity.</summary>
    public int CacheSize { get; init; }

    public float BayesianPrior { get; init; }

    public float BayesianThreshold { get; init; }

    public IReadOnlyList<BayesianConditionSpec> BayesianConditions { get; init; } = [];

    /// <summary>Default: Ip.</summary>
    public string ScopeType { get; init; } = "Ip";

    public Text ScopeExpression { get; init; }

    public bool Reprocess { get; init; }

    public bool Debug { get; init; }

    /// <summary>labels.remediation is the boolean true.</summary>
    public bool Remediation { get; init; }

    public IReadOnlyList<DataSpec> Data { get; init; } = [];
}
