using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Scenarios;

/// <summary>What routing found out about one event and one scenario; all that is left is to change a bucket.</summary>
/// <param name="Partition">The group-by value.</param>
/// <param name="DistinctKey">null: the scenario has no distinct, or it failed (the event counts).</param>
internal readonly record struct PourRequest(Event Event, Scenario Scenario, string Partition, string? DistinctKey, bool Cancels);
