using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Decisions;

/// <summary>cscli decisions: who is banned.</summary>
internal static class DecisionsCommand
{
    public static CliCommand Create() => new()
    {
        Name = "decisions",
        Aliases = ["decision"],
        Usage = "[action]",
        Summary = "Manage decisions",
        Description = "Add/List/Delete/Import decisions from LAPI",
        Example = "  cscli decisions list\n  cscli decisions add --ip 192.0.2.1 --duration 24h --reason \"brute force\"\n  cscli decisions delete --ip 192.0.2.1\n  cscli decisions import -i blocklist.txt --format values",
        Commands = [DecisionListCommand.Create(), DecisionAddCommand.Create(), DecisionDeleteCommand.Create(), DecisionImportCommand.Create()],
    };
}
