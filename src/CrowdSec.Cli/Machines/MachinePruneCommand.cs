using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Machines;

internal static class MachinePruneCommand
{
    public static CliCommand Create() => new()
    {
        Name = "prune",
        Summary = "prune multiple machines from the database",
        Description = "prune multiple machines that are not validated or have not connected to the local API in a given duration.",
        Example = "  cscli machines prune\n  cscli machines prune --duration 1h\n  cscli machines prune --not-validated-only --force",
        Flags =
        [
            CliFlag.Duration("duration", "duration of time since validated machine last heartbeat", 'd', "10m0s"),
            CliFlag.Switch("not-validated-only", "only prune machines that are not validated"),
            CliFlag.Switch("force", "force prune without asking for confirmation"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var duration = run.Flags.Duration("duration");
        var pendingOnly = run.Flags.Bool("not-validated-only");
        if (!pendingOnly && !PruneQuestions.ConfirmShortDuration(run, duration, "The duration you provided is less than 2 minutes. This may remove active machines. Continue?"))
        {
            return 0;
        }

        var before = PruneQuestions.Before(run.Host.Clock, duration);
        var all = await store.Machines.ListAsync(cancellationToken).ConfigureAwait(false);
        var found = all.Where(m => !m.IsValidated || (!pendingOnly && (m.LastHeartbeat ?? m.CreatedAt) <= before)).ToList();
        if (found.Count == 0)
        {
            run.Out.WriteLine("No machines to prune.");
            return 0;
        }

        MachineText.Table(found, run.Host.Clock).Write(run.Out, run.Host.TableStyle);
        if (PruneQuestions.Confirm(run, "machines"))
        {
            var deleted = await DeleteAsync(store.Machines, found, cancellationToken).ConfigureAwait(false);
            await run.Host.Err.WriteLineAsync($"successfully deleted {deleted} machines").ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<int> DeleteAsync(IMachineStore machines, List<Machine> found, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var machine in found)
        {
            deleted += await machines.DeleteAsync(machine.MachineId, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return deleted;
    }
}
