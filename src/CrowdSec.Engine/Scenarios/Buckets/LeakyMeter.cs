using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>
/// The arithmetic of a token bucket, as golang.org/x/time/rate does it: it starts full, gains one token per leakspeed up to the capacity, and each
/// event takes one. The result depends on floating-point order of operations, which tests pin.
/// </summary>
internal static class LeakyMeter
{
    /// <summary>Takes a token.</summary>
    /// <param name="elapsed">Time since the last accepted event; negative (out of order) counts as none.</param>
    /// <returns>false when the bucket overflows; the tokens are then unchanged.</returns>
    public static bool TryTake(ref double tokens, GoDuration elapsed, int capacity, GoDuration leakSpeed)
    {
        var rate = 1 / leakSpeed.TotalSeconds;
        var available = tokens;
        if (elapsed.Nanoseconds > 0)
        {
            available = Math.Min(capacity, tokens + (elapsed.TotalSeconds * rate));
        }

        available -= 1;

        // A deficit that would be made up within a nanosecond is rounding, not excess.
        if (available < 0 && (long)(-available / rate * 1e9) > 0)
        {
            return false;
        }

        tokens = available;
        return true;
    }
}
