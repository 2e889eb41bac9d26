using CrowdSec.Configuration;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record DaemonOptions
{
    public string ConfigPath { get; init; } = ConfigurationPlace.SystemPath;

    public bool ConfigPathIsExplicit { get; init; }

    /// <summary>Null: as configured.</summary>
    public LogLevel? LogLevel { get; init; }

    public bool ShowVersion { get; init; }

    public bool ShowHelp { get; init; }

    public bool TestConfiguration { get; init; }

    public bool DisableLogProcessor { get; init; }

    public bool DisableApi { get; init; }

    public string Dsn { get; init; } = "";

    public string Type { get; init; } = "";

    public string Transform { get; init; } = "";

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public string DumpDirectory { get; init; } = "";

    /// <summary>A hub tree to run instead of what is installed.</summary>
    public string Hub { get; init; } = "";

    public string Patterns { get; init; } = "";

    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>0: as many as there are processors.</summary>
    public int Workers { get; init; }

    public BucketBudget BucketBudget { get; init; } = new();

    public ReportFormat Report { get; init; } = ReportFormat.Human;

    public bool IsReplay => Dsn.Length > 0;
}
