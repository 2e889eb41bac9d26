using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;

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
        await store.Retention.FlushAlertsAsync(most, run.Flags.Duration("max-age").ToTimeSpan(), cancellationToken).ConfigureAwait(false);
        run.Log.Info("Alerts flushed");
        return 0;
    }
}
