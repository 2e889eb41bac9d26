using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Hub;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Items;

internal static class ItemRemoveCommand
{
    public static CliCommand Create(HubItemType type) => new()
    {
        Name = "remove",
        Aliases = ["delete"],
        Usage = "[item]...",
        Summary = $"Remove given {type.Name()}",
        Example = $"  cscli {type.Name()} remove {ItemCommands.Example(type)}\n  cscli {type.Name()} remove --all --purge --dry-run",
        Arguments = ArgumentRule.Any,
        Complete = KnownNames.Installed(type),
        Flags =
        [
            PlanRunner.Interactive,
            PlanRunner.DryRun,
            CliFlag.Text("from", "Not used here") with { Hidden = true },
            CliFlag.Switch("purge", "Delete source file too"),
            CliFlag.Switch("force", "Force remove: remove tainted and outdated files"),
            CliFlag.Switch("all", $"Remove all the {type.Name()}"),
        ],
        ExclusiveFlags = [["interactive", "dry-run"]],
        Run = (run, _) => Task.FromResult(Run(run, type)),
    };

    private static int Run(CliInvocation run, HubItemType type)
    {
        var all = run.Flags.Bool("all");
        if (run.Arguments.Count == 0 && !all)
        {
            throw new CliException($"specify at least one {type.Singular()} to remove or '--all'");
        }

        if (run.Arguments.Count > 0 && all)
        {
            throw new CliException("can't specify items and '--all' at the same time");
        }

        var state = HubSource.Load(run);
        var force = run.Flags.Bool("force");
        var plan = new HubPlan(state, force, run.Log);
        var purge = run.Flags.Bool("purge");
        var items = all ? state.Items(type).Where(i => i.Installed || (purge && i.Downloaded)).ToList() : [.. run.Arguments.Select(n => ItemCommands.Find(state, type, n))];
        foreach (var item in items)
        {
            if (!all && item.BelongsTo.Count > 0 && !force)
            {
                run.Log.Warning($"{item.Name} belongs to collections: [{string.Join(' ', item.BelongsTo)}]");
                run.Log.Warning($"Run 'sudo cscli {type.Name()} remove {item.Name} --force' if you want to force remove this {type.Singular()}");
                continue;
            }

            plan.Disable(item);
            if (purge)
            {
                plan.Purge(item);
            }
        }

        return PlanRunner.Run(run, plan);
    }
}
