using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Machines;

internal static class MachineDeleteCommand
{
    public static CliCommand Create() => new()
    {
        Name = "delete",
        Aliases = ["remove"],
        Usage = "[machine_name]...",
        Summary = "delete machine(s) by name",
        Example = "  cscli machines delete \"machine1\" \"machine2\"",
        Arguments = ArgumentRule.AtLeast(1),
        Complete = KnownNames.MachinesAsync,
        Flags = [CliFlag.Switch("ignore-missing", "don't print errors if one or more machines don't exist")],
        Run = RunAsync,
    };

    /// <summary>Stops at the first machine that is not there, and succeeds nevertheless: that is what scripts count on.</summary>
    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        foreach (var name in run.Arguments)
        {
            if (await store.Machines.DeleteAsync(name, cancellationToken).ConfigureAwait(false))
            {
                run.Log.Info($"machine '{name}' deleted successfully");
            }
            else if (!run.Flags.Bool("ignore-missing"))
            {
                run.Log.Error($"unable to delete machine: '{name}' does not exist");
                return 0;
            }
        }

        return 0;
    }
}
