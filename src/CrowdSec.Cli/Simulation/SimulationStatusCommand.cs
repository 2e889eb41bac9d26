using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Simulation;

internal static class SimulationStatusCommand
{
    public static CliCommand Create() => new()
    {
        Name = "status",
        Summary = "Show simulation mode status",
        Example = "  cscli simulation status",
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var file = SimulationFile.Load(run);
        run.Out.WriteLine($"global simulation: {(file.IsGlobal ? "enabled" : "disabled")}");
        if (file.Exclusions.Count > 0)
        {
            run.Out.WriteLine(file.IsGlobal ? "Scenarios not in simulation mode:" : "Scenarios in simulation mode:");
            foreach (var scenario in file.Exclusions)
            {
                run.Out.WriteLine($"  - {scenario}");
            }
        }

        return 0;
    }
}
