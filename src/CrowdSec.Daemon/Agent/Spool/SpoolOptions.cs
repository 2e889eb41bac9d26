namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>Where alerts wait, and how many may.</summary>
/// <param name="Directory">Belongs to one process at a time.</param>
internal sealed record SpoolOptions(string Directory)
{
    /// <value>Bytes; a file that has grown to this is closed and the next one begun. Default: 4 MiB.</value>
    public long SegmentBytes { get; init; } = 4 * 1024 * 1024;

    /// <value>Bytes of all files; beyond it the oldest file goes. Default: 256 MiB.</value>
    public long MaxBytes { get; init; } = 256 * 1024 * 1024;

    /// <value>Bytes that may wait for the disk before those who append have to wait too. Default: 16 MiB.</value>
    public long MaxPendingBytes { get; init; } = 16 * 1024 * 1024;

    /// <value>How long to wait before asking a disk again that refused. Default: 1 s.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
