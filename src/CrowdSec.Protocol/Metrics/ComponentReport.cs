namespace CrowdSec.Protocol.Metrics;

/// <summary>What one program tells about itself. Which fields are used depends on the kind of program.</summary>
public sealed record ComponentReport
{
    public string Version { get; init; } = "";

    public OperatingSystemReport? OperatingSystem { get; init; }

    public IReadOnlyList<MetricsWindow> Metrics { get; init; } = [];

    public IReadOnlyList<string> FeatureFlags { get; init; } = [];

    /// <value>Seconds since 1970.</value>
    public long StartedAt { get; init; }

    /// <summary>Remediation components: what it is, "crowdsec-nginx-bouncer".</summary>
    public string Type { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Remediation components: seconds since 1970, 0 when not told.</summary>
    public long LastPull { get; init; }

    /// <summary>Log processors: type of item → installed items; null when not told.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HubItemReport>>? HubItems { get; init; }

    /// <summary>Log processors: type → how many; null when not told.</summary>
    public IReadOnlyDictionary<string, long>? DataSources { get; init; }

    /// <summary>Log processors: seconds since 1970, 0 when not told.</summary>
    public long LastPush { get; init; }

    /// <summary>Log processors: seconds since 1970, 0 when not told.</summary>
    public long LastUpdate { get; init; }

    /// <summary>Local API: what is shared.</summary>
    public IReadOnlyList<string> ConsoleOptions { get; init; } = [];
}
