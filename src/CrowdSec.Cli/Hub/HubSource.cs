using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Hub;

/// <summary>Loads the hub that the configuration names.</summary>
internal static class HubSource
{
    private const string IndexName = ".index.json";

    /// <exception cref="HubException">There is no usable index.</exception>
    public static HubState Load(CliInvocation run)
    {
        var paths = run.Settings.Config.Paths;
        return HubState.Load(new HubPlaces(paths.HubDirectory, paths.ConfigDirectory, paths.DataDirectory), HubIndex.Load(paths.IndexPath));
    }

    /// <summary>As <see cref="Load"/>; a host that has no index yet starts with the one of the hub tree that "--from" names, see <see cref="KeepIndex"/>.</summary>
    /// <exception cref="HubException">There is no usable index.</exception>
    public static HubState LoadOrFrom(CliInvocation run, string tree)
    {
        var paths = run.Settings.Config.Paths;
        var index = tree.Length > 0 && !File.Exists(paths.IndexPath) ? Path.Combine(tree, IndexName) : paths.IndexPath;
        return HubState.Load(new HubPlaces(paths.HubDirectory, paths.ConfigDirectory, paths.DataDirectory), HubIndex.Load(index));
    }

    /// <summary>Gives a host without an index that of the tree, so that it knows from now on what it has.</summary>
    public static void KeepIndex(CliInvocation run, string tree)
    {
        var path = run.Settings.Config.Paths.IndexPath;
        if (tree.Length > 0 && !File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Path.Combine(tree, IndexName), path);
        }
    }

    public static void Warn(CliInvocation run, HubState state)
    {
        foreach (var warning in state.Warnings)
        {
            run.Log.Write(LogLevel.Warning, warning);
        }
    }
}
