namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>The parts of a date and time as they were read.</summary>
internal struct LayoutFields
{
    public int Year;
    public int Month;
    public int Day;
    public int YearDay;
    public int Hour;
    public int Minute;
    public int Second;
    public int Nanosecond;
    public bool Morning;
    public bool Afternoon;

    private const int Missing = -1;

    public static LayoutFields Empty => new() { Month = Missing, Day = Missing, YearDay = Missing };

    /// <summary>The wall clock reading in seconds since year 1; false when there is no such day.</summary>
    public bool TryToWall(out long seconds)
    {
        seconds = 0;
        if (!(YearDay == Missing ? FillDate() : FillDateFromYearDay()) || Day < 1 || Day > GoCalendar.DaysIn(Month, Year))
        {
            return false;
        }

        var hour = Afternoon && Hour < 12 ? Hour + 12 : Morning && Hour == 12 ? 0 : Hour;
        seconds = (GoCalendar.DaysFrom(Year, Month, Day) * GoCalendar.SecondsPerDay) + (hour * 3600) + (Minute * 60) + Second;
        return true;
    }

    private bool FillDate()
    {
        Month = Month == Missing ? 1 : Month;
        Day = Day == Missing ? 1 : Day;
        return true;
    }

    private bool FillDateFromYearDay()
    {
        if (YearDay < 1 || YearDay > (GoCalendar.IsLeap(Year) ? 366 : 365))
        {
            return false;
        }

        var (_, month, day) = GoCalendar.DateFrom(GoCalendar.DaysFrom(Year, 1, YearDay));
        if ((Month != Missing && Month != month) || (Day != Missing && Day != day))
        {
            return false;
        }

        Month = month;
        Day = day;
        return true;
    }
}
