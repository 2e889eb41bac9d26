using System.Globalization;

namespace CrowdSec.Foundation.Values;

/// <summary>Text that holds seconds since 1970, maybe with a fraction, which is dropped.</summary>
public static class UnixTime
{
    // Beyond this second a year has more than four digits.
    private const long Latest = 253402300799;

    /// <summary>False for other text, and for times before 1970-01-01T00:00:01Z or after the year 9999.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, GoZone zone, out GoTime time)
    {
        time = default;
        var dot = text.IndexOf('.');
        var whole = dot < 0 ? text : text[..dot];
        if (!long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) || seconds is <= 0 or > Latest)
        {
            return false;
        }

        time = GoTime.FromUnix(seconds, 0, zone);
        return true;
    }
}
