using CrowdSec.Foundation.Values.Layouts;

namespace CrowdSec.Foundation.Values;

/// <summary>
/// An instant with nanosecond precision and a zone, covering the years 1 to 9999 (year 0 too, which layouts without a year give).
/// Equality is instant equality whatever the zone. The default value is 0001-01-01T00:00:00Z, the zero time.
/// </summary>
public readonly partial struct GoTime : IEquatable<GoTime>, IComparable<GoTime>
{
    /// <summary>Seconds from 0001-01-01T00:00:00Z to 1970-01-01T00:00:00Z.</summary>
    internal const long SecondsToUnixEpoch = 62135596800L;

    private readonly long _seconds; // since 0001-01-01T00:00:00Z
    private readonly int _nanoseconds; // 0 .. 999,999,999
    private readonly GoZone? _zone; // null is UTC

    private GoTime(long seconds, int nanoseconds, GoZone? zone)
    {
        _seconds = seconds;
        _nanoseconds = nanoseconds;
        _zone = ReferenceEquals(zone, GoZone.Utc) ? null : zone;
    }

    public bool IsZero => _seconds == 0 && _nanoseconds == 0;

    public int Nanosecond => _nanoseconds;

    public GoZone Zone => _zone ?? GoZone.Utc;

    /// <summary>Seconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    public long UnixSeconds => _seconds - SecondsToUnixEpoch;

    public long UnixMilliseconds => unchecked((UnixSeconds * 1_000) + (_nanoseconds / 1_000_000));

    public long UnixMicroseconds => unchecked((UnixSeconds * 1_000_000) + (_nanoseconds / 1_000));

    /// <summary>Nanoseconds since 1970; meaningless (it wraps) before the year 1678 and after 2262.</summary>
    public long UnixNanoseconds => unchecked((UnixSeconds * 1_000_000_000) + _nanoseconds);

    public static GoTime FromUnix(long seconds, int nanoseconds = 0, GoZone? zone = null) =>
        new(seconds + SecondsToUnixEpoch, nanoseconds, zone);

    /// <summary>The instant that a wall clock of the zone calls so. Months, days and times beyond their range carry over.</summary>
    public static GoTime FromDate(int year, int month, int day, int hour = 0, int minute = 0, int second = 0, int nanosecond = 0, GoZone? zone = null)
    {
        var months = month - 1L;
        long years = year + GoCalendar.FloorDivide(months, 12);
        var days = GoCalendar.DaysFrom(years, (int)GoCalendar.FloorModulo(months, 12) + 1, day);
        var seconds = (days * GoCalendar.SecondsPerDay) + (hour * 3600L) + (minute * 60L) + second;
        seconds += GoCalendar.FloorDivide(nanosecond, GoDuration.Second);
        return FromWall(seconds, (int)GoCalendar.FloorModulo(nanosecond, GoDuration.Second), zone);
    }

    public static GoTime FromDateTimeOffset(DateTimeOffset value)
    {
        var ticks = value.UtcTicks;
        var nanoseconds = (int)(ticks % TimeSpan.TicksPerSecond) * 100;
        return new(ticks / TimeSpan.TicksPerSecond, nanoseconds, GoZone.FixedOffset((int)value.Offset.TotalSeconds));
    }

    /// <summary>The clock's current time, in UTC.</summary>
    public static GoTime Now(TimeProvider clock) => FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Rounded down to 100 ns, with the offset rounded to whole minutes; instants outside the years 1 to 9999 become the nearest one inside.</summary>
    public DateTimeOffset ToDateTimeOffset()
    {
        if (_seconds < 0)
        {
            return DateTimeOffset.MinValue;
        }

        if (_seconds > DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerSecond)
        {
            return DateTimeOffset.MaxValue;
        }

        var ticks = (_seconds * TimeSpan.TicksPerSecond) + (_nanoseconds / 100);
        var offset = TimeSpan.FromMinutes(Math.Clamp(OffsetSeconds / 60, -14 * 60, 14 * 60));
        var wall = ticks + offset.Ticks;
        return wall < 0 || wall > DateTime.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : new(wall, offset);
    }

    public GoTime InZone(GoZone zone) => new(_seconds, _nanoseconds, zone);

    public GoTime ToUtc() => new(_seconds, _nanoseconds, null);

    public GoTime Add(GoDuration duration)
    {
        var seconds = _seconds + (duration.Nanoseconds / GoDuration.Second);
        var nanoseconds = _nanoseconds + (int)(duration.Nanoseconds % GoDuration.Second);
        if (nanoseconds >= GoDuration.Second)
        {
            return new(seconds + 1, nanoseconds - (int)GoDuration.Second, _zone);
        }

        return nanoseconds < 0 ? new(seconds - 1, nanoseconds + (int)GoDuration.Second, _zone) : new(seconds, nanoseconds, _zone);
    }

    /// <summary>This minus the other; the longest span when the difference does not fit.</summary>
    public GoDuration Subtract(GoTime other)
    {
        var difference = ((Int128)(_seconds - other._seconds) * GoDuration.Second) + (_nanoseconds - other._nanoseconds);
        return new(difference > long.MaxValue ? long.MaxValue : difference < long.MinValue ? long.MinValue : (long)difference);
    }

    /// <summary>Adds to the date's parts on the zone's wall clock; October 31 plus one month is December 1.</summary>
    public GoTime AddDate(int years, int months, int days)
    {
        var (year, month, day) = Date;
        var (hour, minute, second) = Clock;
        return FromDate(year + years, month + months, day + days, hour, minute, second, _nanoseconds, _zone);
    }

    /// <summary>Down to a multiple of <paramref name="unit"/> since the zero time; unchanged when the unit is not positive.</summary>
    public GoTime Truncate(GoDuration unit) => unit.Nanoseconds <= 0 ? this : Shift(-RestBeyond(unit));

    /// <summary>To the nearest multiple of <paramref name="unit"/> since the zero time, halves up; unchanged when the unit is not positive.</summary>
    public GoTime Round(GoDuration unit)
    {
        if (unit.Nanoseconds <= 0)
        {
            return this;
        }

        var rest = RestBeyond(unit);
        return Shift(rest < unit.Nanoseconds - rest ? -rest : unit.Nanoseconds - rest);
    }

    /// <summary>RFC 3339 with up to nine fractional digits, trailing zeros trimmed, "Z" or "+hh:mm": the form that events and alerts use.</summary>
    public string ToRfc3339Nano() => Rfc3339Writer.TryFormat(this) ?? LayoutWriter.Format(this, GoLayouts.Rfc3339Nano);

    /// <summary>The debugging form: "2006-01-02 15:04:05.999999999 +0000 UTC".</summary>
    public override string ToString() => LayoutWriter.Format(this, GoLayouts.Text);

    /// <summary>Writes the time in the shape of a reference-time layout, see https://pkg.go.dev/time#pkg-constants.</summary>
    public string Format(string layout) => LayoutWriter.Format(this, layout);

    /// <summary>Fast path for RFC 3339 text ("2006-01-02T15:04:05[.fraction](Z|+hh:mm)"). Allocates nothing.</summary>
    public static bool TryParseRfc3339(ReadOnlySpan<char> text, out GoTime value) => FixedLayoutParser.TryParseRfc3339(text, out value);

    /// <summary>
    /// Parses with a reference-time layout ("02/Jan/2006:15:04:05 -0700"); text without a zone is in <paramref name="zone"/> (UTC when null).
    /// A fraction of a second is accepted after the seconds even where the layout has none.
    /// </summary>
    public static bool TryParse(string layout, ReadOnlySpan<char> text, out GoTime value, GoZone? zone = null) =>
        FixedLayoutParser.TryParse(layout, text, zone, out value) || LayoutParser.TryParse(layout, text, zone, out value);

    /// <summary>The instant of a wall clock reading, in seconds since year 1.</summary>
    internal static GoTime FromWall(long wallSeconds, int nanoseconds, GoZone? zone) =>
        new(zone is null ? wallSeconds : zone.ToUnix(wallSeconds - SecondsToUnixEpoch) + SecondsToUnixEpoch, nanoseconds, zone);

    private long RestBeyond(GoDuration unit)
    {
        var rest = (((Int128)_seconds * GoDuration.Second) + _nanoseconds) % unit.Nanoseconds;
        return (long)(rest < 0 ? rest + unit.Nanoseconds : rest);
    }

    private GoTime Shift(long nanoseconds) => Add(new GoDuration(nanoseconds));
}
