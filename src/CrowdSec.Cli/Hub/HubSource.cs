using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Hub;

/// <summary>Loads the hub that the configuration names.</summary>
internal static class HubSource
{
    /// <exception cref="HubException">There is no usable index.</exception>
    public static HubState Load(CliInvocation run)
    {
        var paths = run.Settings.Config.Paths;
        return HubState.Load(new HubPlaces(paths.HubDirectory, paths.ConfigDirectory, paths.DataDirectory), HubIndex.Load(paths.IndexPath));
    }

    public static void Warn(CliInvocation run, HubState state)
    {
        foreach (var warning in state.Warnings)
        {
            run.Log.Write(LogLevel.Warning, warning);
        }
    }
}
