using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Bouncers;

internal static class BouncerPruneCommand
{
    public static CliCommand Create() => new()
    {
        Name = "prune",
        Summary = "prune multiple bouncers from the database",
        Example = "  cscli bouncers prune -d 45m\n  cscli bouncers prune -d 45m --force",
        Flags =
        [
            CliFlag.Duration("duration", "duration of time since last pull", 'd', "1h0m0s"),
            CliFlag.Switch("force", "force prune without asking for confirmation"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var duration = run.Flags.Duration("duration");
        if (!PruneQuestions.ConfirmShortDuration(run, duration, "The duration you provided is less than 2 minutes. This may remove active bouncers. Continue?"))
        {
            return 0;
        }

        var before = PruneQuestions.Before(run.Host.Clock, duration);
        var all = await store.Bouncers.ListAsync(cancellationToken).ConfigureAwait(false);
        var inactive = all.Where(b => (b.LastPull ?? b.CreatedAt) <= before).ToList();
        if (inactive.Count == 0)
        {
            run.Out.WriteLine("No bouncers to prune.");
            return 0;
        }

        BouncerText.Table(inactive).Write(run.Out, run.Host.TableStyle);
        if (PruneQuestions.Confirm(run, "bouncers"))
        {
            var deleted = await DeleteAsync(store.Bouncers, inactive, cancellationToken).ConfigureAwait(false);
            await run.Host.Err.WriteLineAsync($"Successfully deleted {deleted} bouncers").ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>Parents first: those that were made automatically go with them.</summary>
    private static async Task<int> DeleteAsync(IBouncerStore bouncers, List<Bouncer> inactive, CancellationToken cancellationToken)
    {
        foreach (var bouncer in inactive.OrderBy(static b => b.AutoCreated))
        {
            await bouncers.DeleteAsync(bouncer.Name, cancellationToken).ConfigureAwait(false);
        }

        return inactive.Count;
    }
}
