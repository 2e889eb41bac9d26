namespace CrowdSec.Engine.Scenarios.Routing;

/// <summary>A scenario with what is left of its filter once the index has offered it.</summary>
internal sealed record ScenarioRoute(Scenario Scenario, RouteStep[] Steps);
