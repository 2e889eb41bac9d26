namespace CrowdSec.Foundation.Values;

/// <summary>A time zone: UTC, a fixed offset with an optional abbreviation, or a named zone of the system's database. Immutable and thread-safe.</summary>
public sealed class GoZone
{
    public static readonly GoZone Utc = new("UTC", 0, null);

    private const int QuarterHour = 15 * 60;
    private const int QuartersEachWay = 18 * 4;
    private const int LongestName = 255;

    // The offsets that are in use somewhere, made ahead so that parsing a log line's "+0200" allocates nothing.
    private static readonly GoZone[] Quarters = MakeQuarters();

    private GoZone(string name, int offsetSeconds, TimeZoneInfo? info)
    {
        Name = name;
        FixedOffsetSeconds = offsetSeconds;
        Info = info;
    }

    /// <summary>"UTC", the abbreviation of a fixed zone (maybe empty), or the database name.</summary>
    public string Name { get; }

    internal int FixedOffsetSeconds { get; }

    internal TimeZoneInfo? Info { get; }

    public static GoZone Fixed(string name, int offsetSeconds) =>
        name == "UTC" && offsetSeconds == 0 ? Utc : new(name, offsetSeconds, null);

    /// <summary>An unnamed fixed offset east of UTC; offset 0 is <see cref="Utc"/>.</summary>
    public static GoZone FixedOffset(int offsetSeconds)
    {
        var (quarters, rest) = Math.DivRem(offsetSeconds, QuarterHour);
        return rest == 0 && Math.Abs(quarters) <= QuartersEachWay ? Quarters[quarters + QuartersEachWay] : new("", offsetSeconds, null);
    }

    /// <summary>The zone of the given settings; a clock's own zone for instance.</summary>
    public static GoZone From(TimeZoneInfo info) => IsUtc(info.Id) ? Utc : new(info.Id, 0, info);

    /// <summary>A named zone ("Europe/Paris"); false when the system does not know it.</summary>
    public static bool TryFind(string name, out GoZone zone)
    {
        zone = Utc;
        if (name.Length == 0 || name == "UTC")
        {
            return true;
        }

        // The name becomes a file's path inside the system's zone folder.
        if (name.Length > LongestName || name[0] is '/' or '\\' || name.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var info))
        {
            return false;
        }

        zone = new(name, 0, info);
        return true;
    }

    /// <summary>Seconds east of UTC at an instant given in seconds since 1970.</summary>
    public int OffsetAt(long unixSeconds) =>
        Info is null ? FixedOffsetSeconds : (int)Info.GetUtcOffset(ClampToDateTime(unixSeconds)).TotalSeconds;

    /// <summary>The abbreviation in use at an instant ("CEST"); empty when there is none.</summary>
    public string AbbreviationAt(long unixSeconds)
    {
        if (Info is null)
        {
            return Name;
        }

        var name = Info.IsDaylightSavingTime(ClampToDateTime(unixSeconds)) ? Info.DaylightName : Info.StandardName;
        return name.Length is > 0 and <= 6 && !name.Contains('/') ? name : "";
    }

    public override string ToString() => Name;

    /// <summary>Seconds since 1970 of a wall clock reading in this zone; a reading that a clock change skips or repeats gets a neighbouring offset.</summary>
    internal long ToUnix(long wallSeconds)
    {
        if (Info is null)
        {
            return wallSeconds - FixedOffsetSeconds;
        }

        var guess = OffsetAt(wallSeconds);
        return guess == 0 ? wallSeconds : wallSeconds - OffsetAt(wallSeconds - guess);
    }

    /// <summary>The offset that an abbreviation stands for in this zone, or null.</summary>
    internal int? OffsetOf(ReadOnlySpan<char> abbreviation, long wallSeconds)
    {
        if (Info is null)
        {
            return Name.Length > 0 && abbreviation.SequenceEqual(Name) ? FixedOffsetSeconds : null;
        }

        if (!abbreviation.SequenceEqual(Info.StandardName) && !abbreviation.SequenceEqual(Info.DaylightName))
        {
            return null;
        }

        return OffsetAt(ToUnix(wallSeconds));
    }

    private static bool IsUtc(string id) => id is "UTC" or "Etc/UTC" or "";

    private static DateTime ClampToDateTime(long unixSeconds) =>
        new(Math.Clamp(unixSeconds + GoTime.SecondsToUnixEpoch, 0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    private static GoZone[] MakeQuarters()
    {
        var zones = new GoZone[(2 * QuartersEachWay) + 1];
        for (var i = 0; i < zones.Length; i++)
        {
            zones[i] = i == QuartersEachWay ? Utc : new("", (i - QuartersEachWay) * QuarterHour, null);
        }

        return zones;
    }
}
