namespace CrowdSec.Protocol.Decisions;

/// <summary>What a decision's value can be. Other words are allowed and kept as they are.</summary>
public static class DecisionScopes
{
    public const string Ip = "Ip";
    public const string Range = "Range";
    public const string AutonomousSystem = "AS";
    public const string Country = "Country";

    /// <summary>The four known words in their canonical spelling, whatever the case; any other word as it is.</summary>
    public static string Normalize(string scope) => scope.Length switch
    {
        2 when scope.Equals(Ip, StringComparison.OrdinalIgnoreCase) => Ip,
        2 when scope.Equals(AutonomousSystem, StringComparison.OrdinalIgnoreCase) => AutonomousSystem,
        5 when scope.Equals(Range, StringComparison.OrdinalIgnoreCase) => Range,
        7 when scope.Equals(Country, StringComparison.OrdinalIgnoreCase) => Country,
        _ => scope,
    };
}
