namespace CrowdSec.Configuration;

/// <summary>Section "db_config.flush": what is removed from the database by itself. Durations are text with days allowed ("7d"); empty: never.</summary>
public sealed record FlushConfig
{
    public long? MaxItems { get; init; }

    public string MaxAge { get; init; } = "";

    /// <value>Default: 7d.</value>
    public string MetricsMaxAge { get; init; } = "7d";

    public string BouncersCertAge { get; init; } = "";

    public string BouncersApiKeyAge { get; init; } = "";

    public string AgentsCertAge { get; init; } = "";

    public string AgentsLoginAge { get; init; } = "";
}
