using CrowdSec.Foundation.Values;

namespace CrowdSec.Configuration;

/// <summary>Section "api.cti": reputation look-ups.</summary>
public sealed record CtiConfig
{
    public string Key { get; init; } = "";

    /// <value>Default: 10m.</value>
    public GoDuration CacheTimeout { get; init; } = GoDuration.FromSeconds(600);

    /// <value>Entries. Default: 100.</value>
    public int CacheSize { get; init; } = 100;

    /// <value>Default: true when there is a key.</value>
    public bool Enabled { get; init; }

    public string LogLevel { get; init; } = "";
}
