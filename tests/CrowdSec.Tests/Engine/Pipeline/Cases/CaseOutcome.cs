using CrowdSec.Engine.Counters;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>What a run of a case gave.</summary>
internal sealed record CaseOutcome(
    RunResults Results, IReadOnlyList<Alert> Alerts, ProcessorCounters Counters, IReadOnlyList<string> Diagnostics, IReadOnlyCollection<string> Log);
