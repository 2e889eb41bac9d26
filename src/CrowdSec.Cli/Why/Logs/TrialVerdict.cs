namespace CrowdSec.Cli.Why.Logs;

/// <summary>What the items installed here make of the lines about an address.</summary>
/// <param name="Understood">Of the lines that were tried.</param>
/// <param name="Whitelists">Reason of the whitelist that dropped a line → how many lines.</param>
/// <param name="Scenarios">Scenario → how many lines it took.</param>
/// <param name="Fired">Scenarios that these lines alone make fire.</param>
internal sealed record TrialVerdict(
    int Lines,
    int Understood,
    IReadOnlyDictionary<string, int> Whitelists,
    IReadOnlyDictionary<string, int> Scenarios,
    IReadOnlyList<string> Fired)
{
    public int Whitelisted => Whitelists.Values.Sum();
}
