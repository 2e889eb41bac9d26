using CrowdSec.Configuration;
using CrowdSec.LocalApi.Profiles;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>What the Local API needs to know beside its section of config.yaml.</summary>
public sealed record LocalApiOptions(ApiServerConfig Server)
{
    /// <summary>Where the server keeps its secret and traces of crashes; "": nowhere, so that tokens do not outlive the process.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>Signs the tokens of machines: CS_LAPI_SECRET. At least 64 bytes; "": a random one, kept in <see cref="DataDirectory"/>.</summary>
    public string TokenSecret { get; init; } = "";

    /// <summary>What profiles may say; null: no profiles, so that alerts lead to no decisions.</summary>
    public ProfileLanguage? ProfileLanguage { get; init; }

    public LocalApiLimits Limits { get; init; } = new();
}
