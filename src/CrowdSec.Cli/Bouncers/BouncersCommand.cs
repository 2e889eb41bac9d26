using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Bouncers;

/// <summary>cscli bouncers: who may ask for decisions.</summary>
internal static class BouncersCommand
{
    public static CliCommand Create() => new()
    {
        Name = "bouncers",
        Aliases = ["bouncer"],
        Usage = "[action]",
        Summary = "Manage bouncers [requires local API]",
        Description = "To list/add/delete/prune bouncers.\nNote: This command requires database direct access, so is intended to be run on Local API/master.",
        Example = "  cscli bouncers list\n  cscli bouncers add my-firewall\n  cscli bouncers delete my-firewall",
        Commands = [BouncerListCommand.Create(), BouncerAddCommand.Create(), BouncerDeleteCommand.Create(), BouncerPruneCommand.Create(), BouncerInspectCommand.Create()],
    };
}
