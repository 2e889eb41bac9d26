using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Hub;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Items;

internal static class ItemInstallCommand
{
    public static CliCommand Create(HubItemType type) => new()
    {
        Name = "install",
        Usage = "[item]...",
        Summary = $"Install given {type.Name()}",
        Example = $"  cscli {type.Name()} install {ItemCommands.Example(type)}\n  cscli {type.Name()} install {ItemCommands.Example(type)} --from ./hub --dry-run",
        Arguments = ArgumentRule.AtLeast(1),
        Complete = KnownNames.Available(type),
        Flags =
        [
            PlanRunner.Interactive,
            PlanRunner.DryRun,
            PlanRunner.From,
            CliFlag.Switch("download-only", "Only download packages, don't enable", 'd'),
            CliFlag.Switch("force", "Force install: overwrite tainted and outdated files"),
            CliFlag.Switch("ignore", $"Ignore errors when installing multiple {type.Name()}"),
        ],
        ExclusiveFlags = [["interactive", "dry-run"]],
        Run = (run, _) => Task.FromResult(Run(run, type)),
    };

    private static int Run(CliInvocation run, HubItemType type)
    {
        var state = HubSource.LoadOrFrom(run, run.Flags.Text("from"));
        var plan = new HubPlan(state, run.Flags.Bool("force"), run.Log);
        foreach (var name in run.Arguments)
        {
            if (state.Find(type, name) is not { } item)
            {
                var message = ItemCommands.NotFound(state, type, name);
                if (!run.Flags.Bool("ignore"))
                {
                    throw new CliException(message);
                }

                run.Log.Error(message);
                continue;
            }

            plan.Download(item);
            if (!run.Flags.Bool("download-only"))
            {
                plan.Enable(item);
            }
        }

        return PlanRunner.Run(run, plan);
    }
}
