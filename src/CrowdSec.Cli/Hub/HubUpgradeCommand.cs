using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Items;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;

namespace CrowdSec.Cli.Hub;

/// <summary>cscli hub upgrade: all that is installed, as the index knows it. Prints nothing below level info when nothing changes: timers rely on it.</summary>
internal static class HubUpgradeCommand
{
    public static CliCommand Create() => new()
    {
        Name = "upgrade",
        Summary = "Upgrade all configurations to their latest version",
        Description = "Upgrade all installed configurations to the latest version that the index knows. Run 'cscli hub update' before to get the latest index.",
        Example = "  cscli hub upgrade --from ./hub\n  cscli hub upgrade --from ./hub --dry-run",
        Flags = [PlanRunner.Interactive, PlanRunner.DryRun, PlanRunner.From, CliFlag.Switch("force", "Force upgrade: overwrite tainted and outdated files; always update data files")],
        ExclusiveFlags = [["interactive", "dry-run"]],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var state = HubSource.Load(run);
        var plan = new HubPlan(state, run.Flags.Bool("force"), run.Log);
        foreach (var item in HubItemTypes.All.SelectMany(state.Installed))
        {
            plan.Download(item);
        }

        return PlanRunner.Run(run, plan);
    }
}
