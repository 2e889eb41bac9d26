namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>A way into the results: "results", then indexes, fields and calls. Immutable.</summary>
internal sealed record AssertPath(string Text, IReadOnlyList<AssertStep> Steps);
