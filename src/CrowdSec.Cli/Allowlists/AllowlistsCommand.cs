using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Allowlists;

/// <summary>cscli allowlists: who is never banned.</summary>
internal static class AllowlistsCommand
{
    public static CliCommand Create() => new()
    {
        Name = "allowlists",
        Aliases = ["allowlist"],
        Usage = "[action]",
        Summary = "Manage centralized allowlists",
        Example = "  cscli allowlists create office -d \"our own addresses\"\n  cscli allowlists add office 192.0.2.0/24\n  cscli allowlists list",
        Commands =
        [
            AllowlistCreateCommand.Create(), AllowlistAddCommand.Create(), AllowlistImportCommand.Create(),
            AllowlistRemoveCommand.Create(), AllowlistDeleteCommand.Create(),
            AllowlistListCommand.Create(), AllowlistInspectCommand.Create(), AllowlistCheckCommand.Create(),
        ],
    };
}
