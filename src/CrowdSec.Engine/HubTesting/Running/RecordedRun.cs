using CrowdSec.Engine.Counters;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>What a recorded run gave.</summary>
/// <param name="Functions">The helper functions of its engine, for expressions over the results.</param>
public sealed record RecordedRun(RunResults Results, ProcessorCounters Counters, IReadOnlyCollection<ExprFunction> Functions);
