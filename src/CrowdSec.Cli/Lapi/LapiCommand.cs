using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Lapi;

/// <summary>cscli lapi: this machine and its Local API.</summary>
internal static class LapiCommand
{
    public static CliCommand Create() => new()
    {
        Name = "lapi",
        Usage = "[action]",
        Summary = "Manage interaction with Local API (LAPI)",
        Example = "  cscli lapi status\n  cscli lapi register -u http://192.0.2.10:8080\n  cscli lapi context status",
        Commands = [LapiRegisterCommand.Create(), LapiStatusCommand.Create(), ContextCommand.Create()],
    };
}
