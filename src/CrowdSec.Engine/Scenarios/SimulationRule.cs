namespace CrowdSec.Engine.Scenarios;

/// <summary>Which scenarios only pretend: the default, turned round for the named exceptions.</summary>
public sealed record SimulationRule(bool Default, IReadOnlySet<string> Exclusions)
{
    public static readonly SimulationRule None = new(false, new HashSet<string>());

    public bool IsSimulated(string scenario) => Default ^ Exclusions.Contains(scenario);
}
