namespace CrowdSec.Configuration;

/// <summary>Section "config_paths". All paths are absolute.</summary>
public sealed record PathsConfig
{
    /// <value>Default: the directory of config.yaml.</value>
    public required string ConfigDirectory { get; init; }

    public required string DataDirectory { get; init; }

    /// <value>Default: simulation.yaml in the configuration directory.</value>
    public required string SimulationPath { get; init; }

    /// <value>Default: hub in the configuration directory.</value>
    public required string HubDirectory { get; init; }

    /// <value>Default: .index.json in the hub directory.</value>
    public required string IndexPath { get; init; }

    /// <value>Default: notifications in the configuration directory.</value>
    public required string NotificationDirectory { get; init; }

    public string PluginDirectory { get; init; } = "";

    /// <value>Default: patterns in the configuration directory.</value>
    public required string PatternDirectory { get; init; }
}
