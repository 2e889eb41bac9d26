namespace CrowdSec.Foundation.Values;

/// <summary>A signed span of time in nanoseconds (about ±292 years), with the text form that configuration and alerts use ("1m30s").</summary>
public readonly record struct GoDuration(long Nanoseconds) : IComparable<GoDuration>
{
    public const long Microsecond = 1_000;
    public const long Millisecond = 1_000_000;
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    public static readonly GoDuration Zero;

    public double TotalSeconds => (Nanoseconds / Second) + ((Nanoseconds % Second) / 1e9);

    public double TotalMinutes => (Nanoseconds / Minute) + ((Nanoseconds % Minute) / 6e10);

    public double TotalHours => (Nanoseconds / Hour) + ((Nanoseconds % Hour) / 3.6e12);

    /// <summary>Whole milliseconds, rounded toward zero.</summary>
    public long Milliseconds => Nanoseconds / Millisecond;

    /// <summary>Whole microseconds, rounded toward zero.</summary>
    public long Microseconds => Nanoseconds / Microsecond;

    public int CompareTo(GoDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Out of range values become the longest span.</summary>
    public static GoDuration FromSeconds(double seconds) => new(Saturate(seconds * 1e9));

    /// <summary>Out of range values become the longest span.</summary>
    public static GoDuration FromTimeSpan(TimeSpan span) =>
        new(span.Ticks > long.MaxValue / 100 ? long.MaxValue : span.Ticks < long.MinValue / 100 ? long.MinValue : span.Ticks * 100);

    public TimeSpan ToTimeSpan() => new(Nanoseconds / 100);

    public GoDuration Abs() => Nanoseconds >= 0 ? this : new(Nanoseconds == long.MinValue ? long.MaxValue : -Nanoseconds);

    /// <summary>Toward zero to a multiple of <paramref name="unit"/>; unchanged when the unit is not positive.</summary>
    public GoDuration Truncate(GoDuration unit) => unit.Nanoseconds <= 0 ? this : new(Nanoseconds - (Nanoseconds % unit.Nanoseconds));

    /// <summary>To the nearest multiple of <paramref name="unit"/>, halves away from zero; the longest span on overflow.</summary>
    public GoDuration Round(GoDuration unit)
    {
        if (unit.Nanoseconds <= 0)
        {
            return this;
        }

        var rest = (Int128)(Nanoseconds % unit.Nanoseconds);
        var magnitude = Int128.Abs(rest);
        var down = Nanoseconds - rest;
        var rounded = magnitude + magnitude < unit.Nanoseconds ? down : down + (Nanoseconds < 0 ? -unit.Nanoseconds : unit.Nanoseconds);
        return new(rounded > long.MaxValue ? long.MaxValue : rounded < long.MinValue ? long.MinValue : (long)rounded);
    }

    /// <summary>Parses "1h2m3.5s", "-1.5h", "300ms", "0"; units ns us µs ms s m h. False as well when the span does not fit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out GoDuration value) => GoDurationText.TryParse(text, out value);

    /// <summary>As <see cref="TryParse"/>, with an optional leading whole number of days ("2d", "2d3h", "-1d").</summary>
    public static bool TryParseWithDays(ReadOnlySpan<char> text, out GoDuration value) => GoDurationText.TryParseWithDays(text, out value);

    /// <summary>"1h0m0s", "1m30s", "1.5s", "250ms", "1.2µs", "0s".</summary>
    public override string ToString() => GoDurationText.Format(Nanoseconds);

    public static bool operator <(GoDuration left, GoDuration right) => left.Nanoseconds < right.Nanoseconds;

    public static bool operator >(GoDuration left, GoDuration right) => left.Nanoseconds > right.Nanoseconds;

    public static bool operator <=(GoDuration left, GoDuration right) => left.Nanoseconds <= right.Nanoseconds;

    public static bool operator >=(GoDuration left, GoDuration right) => left.Nanoseconds >= right.Nanoseconds;

    private static long Saturate(double value) =>
        double.IsNaN(value) ? 0 : value >= long.MaxValue ? long.MaxValue : value <= long.MinValue ? long.MinValue : (long)value;
}
