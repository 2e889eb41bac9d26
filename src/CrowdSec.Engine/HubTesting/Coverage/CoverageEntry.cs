namespace CrowdSec.Engine.HubTesting.Coverage;

/// <summary>An item and how many tests look at it.</summary>
public sealed record CoverageEntry(string Name, int Tests);
