using CrowdSec.Configuration;

namespace CrowdSec.Daemon.Logging;

/// <summary>When a log file is put away, and how many old ones are kept.</summary>
internal sealed record RotationOptions
{
    private const int DefaultMegabytes = 100;

    /// <value>Bytes.</value>
    public long MaxBytes { get; init; } = DefaultMegabytes * 1024L * 1024;

    /// <value>Old files; 0: all.</value>
    public int MaxFiles { get; init; }

    /// <value>Zero: any age.</value>
    public TimeSpan MaxAge { get; init; }

    public bool Compress { get; init; }

    public static RotationOptions Of(CommonConfig common) => new()
    {
        MaxBytes = (common.LogMaxSize == 0 ? DefaultMegabytes : common.LogMaxSize) * 1024 * 1024,
        MaxFiles = (int)common.LogMaxFiles,
        MaxAge = TimeSpan.FromDays(common.LogMaxAge),
        Compress = common.CompressLogs,
    };
}
