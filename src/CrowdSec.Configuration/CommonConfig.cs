namespace CrowdSec.Configuration;

/// <summary>Section "common": where the daemon's own log goes.</summary>
public sealed record CommonConfig
{
    /// <value>trace, debug, info, warning, error or fatal. Default: info.</value>
    public string LogLevel { get; init; } = "info";

    /// <value>stdout, file or syslog. Default: stdout.</value>
    public string LogMedia { get; init; } = "stdout";

    public string LogDirectory { get; init; } = "";

    /// <value>text or json. Default: text.</value>
    public string LogFormat { get; init; } = "text";

    public bool CompressLogs { get; init; } = true;

    /// <value>Megabytes. Default: 500.</value>
    public long LogMaxSize { get; init; } = 500;

    /// <value>Days. Default: 28.</value>
    public long LogMaxAge { get; init; } = 28;

    /// <value>Default: 3.</value>
    public long LogMaxFiles { get; init; } = 3;

    public bool ForceColorLogs { get; init; }
}
