using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Alerts;

namespace CrowdSec.Cli.Alerts;

/// <summary>Deletes what is old or too much, in the database. Alerts whose decisions are in force stay.</summary>
internal static class AlertFlushCommand
{
    public static CliCommand Create() => new()
    {
        Name = "flush",
        Usage = "[options]",
        Summary = "Flush alerts (only on the Local API's machine)",
        Description = "Delete alerts that are older than --max-age, or more than --max-items. Alerts with a decision in force stay.",
        Example = "  cscli alerts flush --max-items 1000 --max-age 7d",
        Flags =
        [
            CliFlag.Number("max-items", "Maximum number of alert items to keep in the database", fallback: "5000"),
            CliFlag.Duration("max-age", "Maximum age of alert items to keep in the database", fallback: "7d"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var most = run.Flags.Number("max-items");
        if (most <= 0)
        {
            throw new CliException("max-items can't be zero or negative number");
        }

        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        run.Log.Info("Flushing alerts. !! This may take a long time !!");
        await FlushAsync(store.Alerts, most, PruneQuestions.Before(run.Host.Clock, run.Flags.Duration("max-age")), cancellationToken).ConfigureAwait(false);
        run.Log.Info("Alerts flushed");
        return 0;
    }

    private static async Task FlushAsync(IAlertStore alerts, int most, DateTime before, CancellationToken cancellationToken)
    {
        var ids = new AlertFilter { WithDecisions = false, WithEvents = false };
        var newest = (await IdsAsync(alerts, ids with { Limit = 1 }, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        var going = await IdsAsync(alerts, ids with { CreatedBefore = before }, cancellationToken).ConfigureAwait(false);
        if (newest > most)
        {
            going.UnionWith(await IdsAsync(alerts, ids with { AfterId = newest - most }, cancellationToken).ConfigureAwait(false));
        }

        if (going.Count > 0)
        {
            going.ExceptWith(await IdsAsync(alerts, ids with { HasActiveDecision = true }, cancellationToken).ConfigureAwait(false));
        }

        foreach (var id in going)
        {
            await alerts.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<HashSet<long>> IdsAsync(IAlertStore alerts, AlertFilter filter, CancellationToken cancellationToken)
    {
        var ids = new HashSet<long>();
        await foreach (var alert in alerts.FindAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            ids.Add(alert.Id);
        }

        return ids;
    }
}
