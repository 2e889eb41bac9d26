namespace CrowdSec.Foundation.Values;

/// <summary>A time zone: UTC, a fixed offset with an optional abbreviation, or a named zone of the system's database.</summary>
public sealed class GoZone
{
    public static readonly GoZone Utc = new("UTC", 0, null);

    private GoZone(string name, int offsetSeconds, TimeZoneInfo? info)
    {
        Name = name;
        FixedOffsetSeconds = offsetSeconds;
        Info = info;
    }

    public string Name { get; }

    internal int FixedOffsetSeconds { get; }

    internal TimeZoneInfo? Info { get; }

    public static GoZone Fixed(string name, int offsetSeconds) => new(name, offsetSeconds, null);

    /// <summary>A named zone ("Europe/Paris"); false when the system does not know it.</summary>
    public static bool TryFind(string name, out GoZone zone) => throw new NotImplementedException();
}
