using CrowdSec.Engine.HubTesting.Cases;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>How tests run.</summary>
/// <param name="PatternDirectory">Grok pattern files; empty for the built-in patterns only.</param>
/// <param name="Clock">Log lines without a year get its year.</param>
public sealed record HubTestOptions(string PatternDirectory, DataLocator Data, TimeProvider Clock);
