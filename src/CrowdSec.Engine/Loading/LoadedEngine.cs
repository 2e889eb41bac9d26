using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Loading;

/// <summary>Everything compiled, plus the buckets: what a processor runs on.</summary>
public sealed class LoadedEngine
{
    public required FieldNames Names { get; init; }

    internal required StageRunner Parsers { get; init; }

    internal required StageRunner Postoverflows { get; init; }

    internal required IReadOnlyList<Scenario> Scenarios { get; init; }

    internal required ScenarioRouter Router { get; init; }

    internal required BucketStore Buckets { get; init; }

    internal required RetainedFields Retained { get; init; }

    internal required IReadOnlyList<ContextKey> ContextKeys { get; init; }

    internal required int ContextValueLimit { get; init; }

    /// <summary>Some parser remembers things from line to line (stash), so lines must be parsed in order.</summary>
    public required bool NeedsOrderedParsing { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILog Log { get; init; }
}
