namespace CrowdSec.LocalApi.Authentication;

/// <summary>
/// Lets some questions per second through to the database. A key that another process added a moment ago is not in memory yet; looking there each time would let
/// strangers with made-up keys keep the database busy.
/// </summary>
internal sealed class LookupLimit(TimeProvider clock, int perSecond)
{
    private long _second;
    private int _used;

    public bool TryTake()
    {
        var second = clock.GetTimestamp() / clock.TimestampFrequency;
        if (Interlocked.Exchange(ref _second, second) != second)
        {
            Volatile.Write(ref _used, 0);
        }

        return Interlocked.Increment(ref _used) <= perSecond;
    }
}
