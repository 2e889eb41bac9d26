namespace CrowdSec.Foundation.Values;

/// <summary>
/// An instant with nanosecond precision and a zone, covering the years 1 to 9999 (year 0 too, which layouts without a year give).
/// Equality is instant equality whatever the zone. The default value is 0001-01-01T00:00:00Z, the zero time.
/// </summary>
public readonly struct GoTime : IEquatable<GoTime>, IComparable<GoTime>
{
    private readonly long _seconds; // since 0001-01-01T00:00:00Z
    private readonly int _nanoseconds; // 0 .. 999,999,999
    private readonly GoZone? _zone; // null is UTC

    private GoTime(long seconds, int nanoseconds, GoZone? zone)
    {
        _seconds = seconds;
        _nanoseconds = nanoseconds;
        _zone = zone;
    }

    public bool IsZero => _seconds == 0 && _nanoseconds == 0;

    public int Nanosecond => _nanoseconds;

    public GoZone Zone => _zone ?? GoZone.Utc;

    /// <summary>Seconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    public long UnixSeconds => _seconds - 62135596800L;

    public static GoTime FromUnix(long seconds, int nanoseconds = 0, GoZone? zone = null) =>
        new(seconds + 62135596800L, nanoseconds, zone);

    public static GoTime FromDateTimeOffset(DateTimeOffset value) => throw new NotImplementedException();

    public DateTimeOffset ToDateTimeOffset() => throw new NotImplementedException();

    public GoTime InZone(GoZone zone) => new(_seconds, _nanoseconds, zone);

    public GoTime ToUtc() => new(_seconds, _nanoseconds, null);

    public GoTime Add(GoDuration duration) => throw new NotImplementedException();

    public GoDuration Subtract(GoTime other) => throw new NotImplementedException();

    public GoTime AddDate(int years, int months, int days) => throw new NotImplementedException();

    /// <summary>RFC 3339 with up to nine fractional digits, trailing zeros trimmed, "Z" or "+hh:mm": the form that events and alerts use.</summary>
    public string ToRfc3339Nano() => throw new NotImplementedException();

    /// <summary>The debugging form: "2006-01-02 15:04:05.999999999 +0000 UTC".</summary>
    public override string ToString() => throw new NotImplementedException();

    public string Format(string layout) => throw new NotImplementedException();

    /// <summary>Fast path for RFC 3339 text ("2006-01-02T15:04:05[.fraction](Z|+hh:mm)").</summary>
    public static bool TryParseRfc3339(ReadOnlySpan<char> text, out GoTime value) => throw new NotImplementedException();

    /// <summary>Parses with a reference-time layout ("02/Jan/2006:15:04:05 -0700"); text without a zone is in <paramref name="zone"/> (UTC when null).</summary>
    public static bool TryParse(string layout, ReadOnlySpan<char> text, out GoTime value, GoZone? zone = null) => throw new NotImplementedException();

    public bool Equals(GoTime other) => _seconds == other._seconds && _nanoseconds == other._nanoseconds;

    public override bool Equals(object? obj) => obj is GoTime other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_seconds, _nanoseconds);

    public int CompareTo(GoTime other)
    {
        var order = _seconds.CompareTo(other._seconds);
        return order != 0 ? order : _nanoseconds.CompareTo(other._nanoseconds);
    }

    public static bool operator ==(GoTime left, GoTime right) => left.Equals(right);

    public static bool operator !=(GoTime left, GoTime right) => !left.Equals(right);

    public static bool operator <(GoTime left, GoTime right) => left.CompareTo(right) < 0;

    public static bool operator >(GoTime left, GoTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(GoTime left, GoTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GoTime left, GoTime right) => left.CompareTo(right) >= 0;
}
