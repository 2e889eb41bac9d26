namespace CrowdSec.Configuration;

/// <summary>Section "prometheus".</summary>
public sealed record PrometheusConfig
{
    /// <summary>The section stands in the file.</summary>
    public bool IsPresent { get; init; }

    public bool Enabled { get; init; }

    /// <value>none, aggregated or full.</value>
    public string Level { get; init; } = "full";

    /// <value>Default: 127.0.0.1.</value>
    public string ListenAddress { get; init; } = "127.0.0.1";

    /// <value>Default: 6060.</value>
    public int ListenPort { get; init; } = 6060;
}
