namespace CrowdSec.Configuration;

/// <summary>What config.yaml says, with defaults filled in and paths made absolute.</summary>
public sealed record CrowdSecConfig
{
    /// <summary>The file that was read; empty for the built-in defaults.</summary>
    public string FilePath { get; init; } = "";

    /// <summary>The ".local" file whose values were laid over it; empty when there is none.</summary>
    public string OverlayPath { get; init; } = "";

    public CommonConfig Common { get; init; } = new();

    public required PathsConfig Paths { get; init; }

    /// <summary>The log processor; null when the section is missing, which disables it.</summary>
    public LogProcessorConfig? LogProcessor { get; init; }

    public CscliConfig Cscli { get; init; } = new();

    public DatabaseConfig? Database { get; init; }

    public ApiClientConfig? ApiClient { get; init; }

    /// <summary>The Local API; null when the section is missing, which disables it.</summary>
    public ApiServerConfig? ApiServer { get; init; }

    public CtiConfig? Cti { get; init; }

    public PrometheusConfig Prometheus { get; init; } = new();

    public PluginConfig Plugins { get; init; } = new();
}
