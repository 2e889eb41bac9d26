using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Simulation;

/// <summary>cscli simulation: scenarios that tell what they would do, and do nothing.</summary>
internal static class SimulationCommand
{
    public static CliCommand Create() => new()
    {
        Name = "simulation",
        Usage = "[command]",
        Summary = "Manage simulation status of scenarios",
        Example = "  cscli simulation status\n  cscli simulation enable crowdsecurity/ssh-bf\n  cscli simulation disable crowdsecurity/ssh-bf",
        Commands = [SimulationSwitchCommand.CreateEnable(), SimulationSwitchCommand.CreateDisable(), SimulationStatusCommand.Create()],
    };
}
