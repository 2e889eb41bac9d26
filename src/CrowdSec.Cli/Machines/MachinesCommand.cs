using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Machines;

/// <summary>cscli machines: which log processors may speak to the Local API.</summary>
internal static class MachinesCommand
{
    public static CliCommand Create() => new()
    {
        Name = "machines",
        Aliases = ["machine"],
        Usage = "[action]",
        Summary = "Manage local API machines [requires local API]",
        Description = "To list/add/delete/validate/prune machines.\nNote: This command requires database direct access, so is intended to be run on the local API machine.",
        Example = "  cscli machines list\n  cscli machines add --auto\n  cscli machines delete web-1",
        Commands =
        [
            MachineListCommand.Create(), MachineAddCommand.Create(), MachineDeleteCommand.Create(),
            MachineValidateCommand.Create(), MachinePruneCommand.Create(), MachineInspectCommand.Create(),
        ],
    };
}
