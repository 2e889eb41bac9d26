namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>A clock that starts at a given time and then runs as fast as the real one, in UTC.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private readonly TimeSpan _shift;
    private readonly TimeProvider _real;

    public ShiftedClock(DateTimeOffset start, TimeProvider real)
    {
        _real = real;
        _shift = start - real.GetUtcNow();
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + _shift;
}
