using System.Globalization;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

internal static class TimeMethods
{
    public static HostType Build()
    {
        var type = new NativeType("time.Time", typeof(GoTime));
        AddCalendar(type);
        AddArithmetic(type);
        AddText(type);
        AddUnix(type);
        return type;
    }

    private static void AddCalendar(NativeType type) => type
        .Method("Year", (GoTime t) => (long)t.Year)
        .Method("Month", (GoTime t) => new NamedInteger("time.Month", t.Month, CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(t.Month)))
        .Method("Day", (GoTime t) => (long)t.Day)
        .Method("Hour", (GoTime t) => (long)t.Hour)
        .Method("Minute", (GoTime t) => (long)t.Minute)
        .Method("Second", (GoTime t) => (long)t.Second)
        .Method("Nanosecond", (GoTime t) => (long)t.Nanosecond)
        .Method("Weekday", (GoTime t) => new NamedInteger("time.Weekday", t.Weekday, ((DayOfWeek)t.Weekday).ToString()))
        .Method("YearDay", (GoTime t) => (long)t.YearDay)
        .Method("IsZero", (GoTime t) => t.IsZero)
        .Method("IsDST", (GoTime t) => t.OffsetSeconds != StandardOffset(t))
        .Method("Location", (GoTime t) => t.Zone);

    private static void AddArithmetic(NativeType type) => type
        .Method("Add", (GoTime t, GoDuration d) => t.Add(d))
        .Method("AddDate", (GoTime t, long years, long months, long days) => t.AddDate((int)years, (int)months, (int)days))
        .Method("Sub", (GoTime t, GoTime other) => t.Subtract(other))
        .Method("Before", (GoTime t, GoTime other) => t < other)
        .Method("After", (GoTime t, GoTime other) => t > other)
        .Method("Equal", (GoTime t, GoTime other) => t == other)
        .Method("Compare", (GoTime t, GoTime other) => (long)t.CompareTo(other))
        .Method("Truncate", (GoTime t, GoDuration unit) => t.Truncate(unit))
        .Method("Round", (GoTime t, GoDuration unit) => t.Round(unit))
        .Method("In", (GoTime t, GoZone zone) => t.InZone(zone))
        .Method("UTC", (GoTime t) => t.ToUtc())
        .Method("Local", (GoTime t) => t.InZone(GoZone.From(TimeZoneInfo.Local)));

    private static void AddText(NativeType type) => type
        .Method("Format", (GoTime t, string layout) => t.Format(layout))
        .Method("String", (GoTime t) => t.ToString());

    private static void AddUnix(NativeType type) => type
        .Method("Unix", (GoTime t) => t.UnixSeconds)
        .Method("UnixMilli", (GoTime t) => t.UnixMilliseconds)
        .Method("UnixMicro", (GoTime t) => t.UnixMicroseconds)
        .Method("UnixNano", (GoTime t) => t.UnixNanoseconds);

    /// <summary>Summer time is the larger of the offsets in January and in July.</summary>
    private static int StandardOffset(GoTime time) => Math.Min(
        GoTime.FromDate(time.Year, 1, 1, zone: time.Zone).OffsetSeconds, GoTime.FromDate(time.Year, 7, 1, zone: time.Zone).OffsetSeconds);
}
