using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Expr.Helpers;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Loading;

/// <summary>What an engine is made of.</summary>
public sealed record EngineSpec
{
    /// <summary>Installed items in load order.</summary>
    public required IReadOnlyList<ItemFile> Items { get; init; }

    /// <summary>Directory of grok pattern files; "" for the built-in patterns only.</summary>
    public string PatternDirectory { get; init; } = "";

    /// <summary>Where data files are; items cannot read outside of it.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>All scenarios are simulated, but for the exceptions; or the other way round.</summary>
    public SimulationRule Simulation { get; init; } = SimulationRule.None;

    /// <summary>Name service and its cache; null makes one for this engine alone. Handing the same one to the next engine keeps the cache over a reload.</summary>
    public DnsServices? Dns { get; init; }

    /// <summary>Counts of decisions, where the Local API runs in the same process; null: all are 0, with a warning in the log.</summary>
    public IDecisionCounts? DecisionCounts { get; init; }

    /// <summary>What asks other hosts, reputation look-ups included; null: no reputation. Handing on the same one keeps its cache over a reload.</summary>
    public RemoteHelpers? Remote { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ILog Log { get; init; } = SilentLog.Instance;

    /// <summary>Parallel workers. Default: 1.</summary>
    public int Workers { get; init; } = 1;

    public BucketBudget Budget { get; init; } = new();

    /// <summary>File of context expressions besides the installed contexts; "" for none.</summary>
    public string ContextFile { get; init; } = "";

    /// <summary>Longest context value in characters. Default and most: 4000.</summary>
    public int ContextValueLimit { get; init; } = 4000;
}
