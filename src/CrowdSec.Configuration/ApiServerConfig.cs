namespace CrowdSec.Configuration;

/// <summary>Section "api.server".</summary>
public sealed record ApiServerConfig
{
    public bool Enabled { get; init; } = true;

    public string ListenUri { get; init; } = "";

    public string ListenSocket { get; init; } = "";

    public string ProfilesPath { get; init; } = "";

    /// <value>Default: /etc/crowdsec/console.yaml.</value>
    public string ConsolePath { get; init; } = "/etc/crowdsec/console.yaml";

    public string LogLevel { get; init; } = "";

    public bool UseForwardedForHeaders { get; init; }

    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public IReadOnlyList<string> TrustedIps { get; init; } = [];

    public bool DisableRemoteRegistration { get; init; }

    public bool DisableUsageMetricsExport { get; init; }

    public string CapiWhitelistsPath { get; init; } = "";

    public AutoRegistrationConfig? AutoRegistration { get; init; }

    public OnlineClientConfig? OnlineClient { get; init; }

    public TlsConfig? Tls { get; init; }
}
