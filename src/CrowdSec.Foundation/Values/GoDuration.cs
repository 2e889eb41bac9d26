namespace CrowdSec.Foundation.Values;

/// <summary>A signed span of time in nanoseconds, with the text form that configuration and alerts use ("1m30s").</summary>
public readonly record struct GoDuration(long Nanoseconds) : IComparable<GoDuration>
{
    public static readonly GoDuration Zero;

    public double TotalSeconds => Nanoseconds / 1e9;

    public int CompareTo(GoDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public static GoDuration FromSeconds(double seconds) => new((long)(seconds * 1e9));

    public static GoDuration FromTimeSpan(TimeSpan span) => new(span.Ticks * 100);

    public TimeSpan ToTimeSpan() => new(Nanoseconds / 100);

    /// <summary>Parses "1h2m3.5s", "-1.5h", "300ms", "0"; units ns us µs ms s m h.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out GoDuration value) => throw new NotImplementedException();

    /// <summary>As <see cref="TryParse"/>, with an optional leading whole number of days ("2d", "2d3h", "-1d").</summary>
    public static bool TryParseWithDays(ReadOnlySpan<char> text, out GoDuration value) => throw new NotImplementedException();

    /// <summary>"1h0m0s", "1m30s", "1.5s", "250ms", "1.2µs", "0s".</summary>
    public override string ToString() => throw new NotImplementedException();
}
