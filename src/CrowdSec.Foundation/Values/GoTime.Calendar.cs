namespace CrowdSec.Foundation.Values;

/// <summary>The parts of the date and time as the zone's wall clock shows them.</summary>
public readonly partial struct GoTime
{
    /// <summary>Seconds east of UTC.</summary>
    public int OffsetSeconds => _zone is null ? 0 : _zone.OffsetAt(UnixSeconds);

    /// <summary>The zone's abbreviation at this instant; empty for unnamed offsets.</summary>
    public string ZoneAbbreviation => _zone is null ? "UTC" : _zone.AbbreviationAt(UnixSeconds);

    public (int Year, int Month, int Day) Date
    {
        get
        {
            var (year, month, day) = GoCalendar.DateFrom(WallDays);
            return ((int)year, month, day);
        }
    }

    public (int Hour, int Minute, int Second) Clock
    {
        get
        {
            var second = SecondOfDay;
            return (second / 3600, second / 60 % 60, second % 60);
        }
    }

    public int Year => Date.Year;

    /// <summary>1 to 12.</summary>
    public int Month => Date.Month;

    /// <summary>1 to 31.</summary>
    public int Day => Date.Day;

    public int Hour => SecondOfDay / 3600;

    public int Minute => SecondOfDay / 60 % 60;

    public int Second => SecondOfDay % 60;

    /// <summary>0 is Sunday.</summary>
    public int Weekday => GoCalendar.Weekday(WallDays);

    /// <summary>1 to 366.</summary>
    public int YearDay
    {
        get
        {
            var (year, month, day) = Date;
            return GoCalendar.YearDay(year, month, day);
        }
    }

    /// <summary>The ISO 8601 year and week (1 to 53).</summary>
    public (int Year, int Week) IsoWeek
    {
        get
        {
            // The week belongs to the year that its Thursday lies in.
            var days = WallDays;
            var (year, month, day) = GoCalendar.DateFrom(days + 3 - ((Weekday + 6) % 7));
            return ((int)year, ((GoCalendar.YearDay(year, month, day) - 1) / 7) + 1);
        }
    }

    private long WallDays => GoCalendar.FloorDivide(_seconds + OffsetSeconds, GoCalendar.SecondsPerDay);

    private int SecondOfDay => (int)GoCalendar.FloorModulo(_seconds + OffsetSeconds, GoCalendar.SecondsPerDay);
}
