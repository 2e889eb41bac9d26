namespace CrowdSec.Configuration;

/// <summary>Section "crowdsec_service".</summary>
public sealed record LogProcessorConfig
{
    public bool Enabled { get; init; } = true;

    public string AcquisitionPath { get; init; } = "";

    public string AcquisitionDirectory { get; init; } = "";

    /// <value>Default: console/context.yaml in the configuration directory, which then need not exist.</value>
    public string ContextPath { get; init; } = "";

    /// <summary>The setting names the file, so it must exist.</summary>
    public bool ContextPathIsExplicit { get; init; }

    /// <value>Characters, at most 4000. Default: 4000.</value>
    public int ContextValueLength { get; init; } = 4000;

    /// <value>Default: 1.</value>
    public int ParserRoutines { get; init; } = 1;

    /// <value>Default: 1.</value>
    public int BucketRoutines { get; init; } = 1;

    /// <value>Default: 1.</value>
    public int OutputRoutines { get; init; } = 1;

    public DnsCacheConfig DnsCache { get; init; } = new();
}
