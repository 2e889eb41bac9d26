namespace CrowdSec.Daemon.CommandLine;

/// <summary>What a replay prints when it is through.</summary>
internal enum ReportFormat
{
    /// <summary>Tables.</summary>
    Human,

    /// <summary>One alert per line, as it would be sent.</summary>
    Json,

    None,
}
