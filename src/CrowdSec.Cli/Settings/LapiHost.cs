using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Storage;

namespace CrowdSec.Cli.Settings;

/// <summary>For commands that work on the database itself, and so only where the Local API runs.</summary>
internal static class LapiHost
{
    /// <exception cref="CliException">The Local API does not run on this machine.</exception>
    public static ApiServerConfig Require(CliInvocation run) => run.Settings.Config.ApiServer is { Enabled: true } server
        ? server
        : throw new CliException("local API is disabled -- this command must be run on the local API machine");

    /// <exception cref="CliException">The Local API does not run on this machine, or its database is not configured.</exception>
    /// <exception cref="StoreException">The database cannot be opened.</exception>
    public static Task<IStore> OpenStoreAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        Require(run);
        var database = run.Settings.Config.Database
            ?? throw new CliException($"no database configuration provided: add section 'db_config' to {run.Settings.Config.FilePath}");
        return run.Host.OpenStore(database, run.Log, cancellationToken);
    }
}
