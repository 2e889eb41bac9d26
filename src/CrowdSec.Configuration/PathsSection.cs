using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class PathsSection
{
    public static PathsConfig Read(YamlMapReader root, PathResolver paths, string fileDirectory)
    {
        var section = root.Child("config_paths");
        if (section is null)
        {
            root.Error("config_paths", "section 'config_paths' is missing", "add 'config_paths:' with at least 'data_dir: /var/lib/crowdsec/data/'");
            return Defaults(fileDirectory, fileDirectory);
        }

        var data = paths.Read(section, "data_dir");
        if (data.Length == 0)
        {
            section.Error("data_dir", "'config_paths.data_dir' is missing", "add e.g. 'data_dir: /var/lib/crowdsec/data/'");
        }

        var defaults = Defaults(paths.Read(section, "config_dir", fileDirectory), data);
        var hub = paths.Read(section, "hub_dir", defaults.HubDirectory);
        var result = defaults with
        {
            SimulationPath = paths.Read(section, "simulation_path", defaults.SimulationPath),
            HubDirectory = hub,
            IndexPath = paths.Read(section, "index_path", Path.Combine(hub, ".index.json")),
            NotificationDirectory = paths.Read(section, "notification_dir", defaults.NotificationDirectory),
            PluginDirectory = paths.Read(section, "plugin_dir"),
            PatternDirectory = paths.Read(section, "pattern_dir", defaults.PatternDirectory),
        };
        section.Finish();
        return result;
    }

    private static PathsConfig Defaults(string configDirectory, string dataDirectory)
    {
        var hub = Path.Combine(configDirectory, "hub");
        return new PathsConfig
        {
            ConfigDirectory = configDirectory,
            DataDirectory = dataDirectory,
            SimulationPath = Path.Combine(configDirectory, "simulation.yaml"),
            HubDirectory = hub,
            IndexPath = Path.Combine(hub, ".index.json"),
            NotificationDirectory = Path.Combine(configDirectory, "notifications"),
            PatternDirectory = Path.Combine(configDirectory, "patterns"),
        };
    }
}
