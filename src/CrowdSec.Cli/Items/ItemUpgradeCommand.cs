using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Hub;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;

namespace CrowdSec.Cli.Items;

internal static class ItemUpgradeCommand
{
    public static CliCommand Create(HubItemType type) => new()
    {
        Name = "upgrade",
        Usage = "[item]...",
        Summary = $"Upgrade given {type.Name()}",
        Example = $"  cscli {type.Name()} upgrade {ItemCommands.Example(type)}\n  cscli {type.Name()} upgrade --all --from ./hub",
        Arguments = ArgumentRule.Any,
        Complete = KnownNames.Installed(type),
        Flags =
        [
            PlanRunner.Interactive,
            PlanRunner.DryRun,
            PlanRunner.From,
            CliFlag.Switch("all", $"Upgrade all the {type.Name()}", 'a'),
            CliFlag.Switch("force", "Force upgrade: overwrite tainted and outdated files"),
        ],
        ExclusiveFlags = [["interactive", "dry-run"]],
        Run = (run, _) => Task.FromResult(Run(run, type)),
    };

    private static int Run(CliInvocation run, HubItemType type)
    {
        var all = run.Flags.Bool("all");
        if (run.Arguments.Count == 0 && !all)
        {
            throw new CliException($"specify at least one {type.Singular()} to upgrade or '--all'");
        }

        var state = HubSource.Load(run);
        var plan = new HubPlan(state, run.Flags.Bool("force"), run.Log);
        var items = all ? state.Items(type).Where(static i => i.Installed).ToList() : [.. run.Arguments.Select(n => ItemCommands.Find(state, type, n))];
        items.ForEach(plan.Download);
        return PlanRunner.Run(run, plan);
    }
}
