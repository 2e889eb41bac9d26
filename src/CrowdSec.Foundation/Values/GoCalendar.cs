namespace CrowdSec.Foundation.Values;

/// <summary>The proleptic Gregorian calendar as plain arithmetic, valid for any year that a long of seconds can hold.</summary>
internal static class GoCalendar
{
    public const long SecondsPerDay = 86400;

    /// <summary>Days between 0000-03-01 and 0001-01-01.</summary>
    private const long EraShift = 306;

    private const long DaysPerEra = 146097;

    private static ReadOnlySpan<byte> MonthLengths => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private static ReadOnlySpan<short> DaysBeforeMonth => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    private const int SafeYear = 4_000_000;

    public static bool IsLeap(long year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysIn(int month, long year) => month == 2 && IsLeap(year) ? 29 : MonthLengths[month - 1];

    /// <summary>Days of a common year before the month (1 to 13).</summary>
    public static int DaysBefore(int month) => DaysBeforeMonth[month - 1];

    /// <summary>Days from 0001-01-01 to the date. The month is 1 to 12; any day counts on from the month's first.</summary>
    public static long DaysFrom(long year, int month, long day)
    {
        // Years start in March here, so that the leap day is a year's last.
        var shifted = month <= 2 ? year - 1 : year;
        if ((ulong)shifted < SafeYear)
        {
            // Nearly all dates; narrow numbers divide faster.
            var years = (uint)shifted;
            return (years * 365) + (years / 4) - (years / 100) + (years / 400) + (((153 * (uint)(month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1 - EraShift;
        }

        var era = FloorDivide(shifted, 400);
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = ((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5;
        return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear + day - 1 - EraShift;
    }

    /// <summary>The date that lies the given number of days after 0001-01-01.</summary>
    public static (long Year, int Month, int Day) DateFrom(long days)
    {
        days += EraShift;
        return (ulong)days < int.MaxValue ? NarrowDateFrom((uint)days) : WideDateFrom(days);
    }

    /// <summary>0 is Sunday, as in Go.</summary>
    public static int Weekday(long days) => (int)(FloorModulo(days, 7) + 1) % 7;

    public static int YearDay(long year, int month, int day) =>
        DaysBefore(month) + day + (month > 2 && IsLeap(year) ? 1 : 0);

    public static long FloorDivide(long value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }

    public static long FloorModulo(long value, long divisor)
    {
        var rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }

    private static (long Year, int Month, int Day) NarrowDateFrom(uint days)
    {
        var era = days / (uint)DaysPerEra;
        var dayOfEra = days - (era * (uint)DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1);
        var month = (int)(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    private static (long Year, int Month, int Day) WideDateFrom(long days)
    {
        var era = FloorDivide(days, DaysPerEra);
        var dayOfEra = days - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = (int)(((5 * dayOfYear) + 2) / 153);
        var day = (int)(dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1);
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }
}
