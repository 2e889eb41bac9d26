namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>How long to wait before the next attempt: twice as long each time, and by chance a little less, so that many agents do not come back at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _failures;

    public TimeSpan Next()
    {
        var full = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(_failures++, 30)));
        return TimeSpan.FromMilliseconds(full * (0.5 + (random.NextDouble() / 2)));
    }

    public void Reset() => _failures = 0;
}
