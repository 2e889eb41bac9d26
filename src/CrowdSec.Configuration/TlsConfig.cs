using CrowdSec.Foundation.Values;

namespace CrowdSec.Configuration;

/// <summary>Section "api.server.tls".</summary>
public sealed record TlsConfig
{
    public string CertFile { get; init; } = "";

    public string KeyFile { get; init; } = "";

    /// <value>Default: VerifyClientCertIfGiven.</value>
    public string ClientVerification { get; init; } = "VerifyClientCertIfGiven";

    public string ServerName { get; init; } = "";

    public string CaCertPath { get; init; } = "";

    public IReadOnlyList<string> AgentsAllowedOu { get; init; } = [];

    public IReadOnlyList<string> BouncersAllowedOu { get; init; } = [];

    public string CrlPath { get; init; } = "";

    /// <value>Default: 1h.</value>
    public GoDuration CacheExpiration { get; init; } = GoDuration.FromSeconds(3600);
}
