namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>A clock that only moves when told to. Its timers fire on the thread that moves it, each at its own instant. Not thread-safe.</summary>
internal sealed class SteppingClock(DateTimeOffset start) : TimeProvider
{
    private readonly List<SteppingTimer> _timers = [];
    private DateTimeOffset _now = start;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppingTimer(() => callback(state), _now + dueTime, period, ended => _timers.Remove(ended));
        _timers.Add(timer);
        return timer;
    }

    public void AdvanceTo(DateTimeOffset instant)
    {
        while (_timers.Where(t => t.Due <= instant).MinBy(static t => t.Due) is { } next)
        {
            _now = next.Due;
            next.Fire();
        }

        _now = instant;
    }
}
