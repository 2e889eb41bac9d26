using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Alerts;

/// <summary>cscli alerts: what was detected.</summary>
internal static class AlertsCommand
{
    public static CliCommand Create() => new()
    {
        Name = "alerts",
        Aliases = ["alert"],
        Usage = "[action]",
        Summary = "Manage alerts",
        Example = "  cscli alerts list\n  cscli alerts inspect 17 --details\n  cscli alerts delete --ip 192.0.2.1",
        Commands = [AlertListCommand.Create(), AlertInspectCommand.Create(), AlertDeleteCommand.Create(), AlertFlushCommand.Create()],
    };
}
