using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;

namespace CrowdSec.Cli.Why;

/// <summary>Finds out which bouncers have the decision. Only the database knows, so only the Local API's machine.</summary>
internal static class BouncerSearch
{
    /// <param name="decidedAt">When the newest decision was made; UTC.</param>
    /// <returns>Null when the database is not here.</returns>
    public static async Task<IReadOnlyList<BouncerView>?> RunAsync(CliInvocation run, bool isBlocked, DateTime decidedAt, CancellationToken cancellationToken)
    {
        if (run.Settings.Config is not { ApiServer.Enabled: true, Database: not null })
        {
            return null;
        }

        try
        {
            var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                var bouncers = await store.Bouncers.ListAsync(cancellationToken).ConfigureAwait(false);
                return [.. bouncers.Select(b => new BouncerView(b, isBlocked ? !b.Revoked && b.LastPull >= decidedAt : null))];
            }
        }
        catch (Exception e) when (e is CliException or StoreException)
        {
            run.Log.Warning($"bouncers are not shown: {e.Message}");
            return null;
        }
    }
}
