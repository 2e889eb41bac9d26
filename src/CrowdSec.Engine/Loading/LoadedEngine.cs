using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Loading;

/// <summary>Everything compiled, plus the buckets: what a processor runs on.</summary>
internal sealed class LoadedEngine
{
    public required FieldNames Names { get; init; }

    public required StageRunner Parsers { get; init; }

    public required StageRunner Postoverflows { get; init; }

    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    public required ScenarioRouter Router { get; init; }

    public required BucketStore Buckets { get; init; }

    public required RetainedFields Retained { get; init; }

    public required IReadOnlyList<ContextKey> ContextKeys { get; init; }

    public required int ContextValueLimit { get; init; }

    /// <summary>Some parser remembers things from line to line (stash), so lines must be parsed in order.</summary>
    public required bool NeedsOrderedParsing { get; init; }

    /// <summary>The types that expressions see, for tools that evaluate expressions of their own.</summary>
    public required HostTypes Types { get; init; }

    /// <summary>All helper functions, for the same purpose.</summary>
    public required IReadOnlyCollection<ExprFunction> Functions { get; init; }

    /// <summary>The label types that parsers ask for.</summary>
    public required LabelTypes LabelTypes { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILog Log { get; init; }
}
