namespace CrowdSec.Daemon.Agent.Pushing;

internal sealed record PusherOptions
{
    /// <value>Alerts sent at once. Default: 200.</value>
    public int BatchCount { get; init; } = 200;

    /// <value>Bytes sent at once, unless one alert has more. Default: 4 MiB.</value>
    public long BatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <value>How long the first alert waits for company. Default: 50 ms.</value>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <value>The first wait after a failure; it doubles with each further one. Default: 500 ms.</value>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <value>The longest wait. Default: 30 s.</value>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);
}
