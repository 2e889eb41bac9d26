using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Foundation.Values;

public sealed class GoTimeTests
{
    [Fact]
    public void TheZeroValueIsYearOne()
    {
        Assert.True(default(GoTime).IsZero);
        Assert.Equal("0001-01-01T00:00:00Z", default(GoTime).ToRfc3339Nano());
        Assert.Equal(1, default(GoTime).Weekday);
    }

    [Theory]
    [InlineData("2024-10-31T00:00:00Z", 0, 1, 0, "2024-12-01T00:00:00Z")]
    [InlineData("2024-02-29T01:02:03.5Z", 1, 0, 0, "2025-03-01T01:02:03.5Z")]
    [InlineData("2024-01-31T00:00:00Z", 0, -2, 0, "2023-12-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00:00+02:00", 0, 0, -1, "2023-12-31T00:00:00+02:00")]
    [InlineData("0000-03-05T10:00:00Z", 2026, 0, 0, "2026-03-05T10:00:00Z")]
    public void AddDateCarriesOver(string text, int years, int months, int days, string expected) =>
        Assert.Equal(expected, Time(text).AddDate(years, months, days).ToRfc3339Nano());

    [Theory]
    [InlineData("2024-03-01T23:30:00-02:00", 2024, 3, 1, 5, 61, 9)]
    [InlineData("2023-01-01T00:00:00Z", 2023, 1, 1, 0, 1, 52)]
    [InlineData("2020-12-31T00:00:00Z", 2020, 12, 31, 4, 366, 53)]
    public void ShowsTheWallClock(string text, int year, int month, int day, int weekday, int yearDay, int week)
    {
        var time = Time(text);
        Assert.Equal((year, month, day), time.Date);
        Assert.Equal((weekday, yearDay, week), (time.Weekday, time.YearDay, time.IsoWeek.Week));
    }

    [Fact]
    public void DatesAgreeWithTheFrameworks()
    {
        for (var day = 0; day < 3_652_059; day += 97)
        {
            var expected = new DateTime(day * TimeSpan.TicksPerDay, DateTimeKind.Utc);
            var time = GoTime.FromDateTimeOffset(expected);
            Assert.Equal((expected.Year, expected.Month, expected.Day), time.Date);
            Assert.Equal((int)expected.DayOfWeek, time.Weekday);
            Assert.Equal(expected.DayOfYear, time.YearDay);
            Assert.Equal(time, GoTime.FromDate(expected.Year, expected.Month, expected.Day));
        }
    }

    [Fact]
    public void EqualityIgnoresZones()
    {
        Assert.Equal(Time("2024-03-01T02:00:00+02:00"), Time("2024-03-01T00:00:00Z"));
        Assert.True(Time("2024-03-01T02:00:00Z") > Time("2024-03-01T02:00:00+02:00"));
    }

    [Theory]
    [InlineData("2024-03-01T00:00:00.1Z", "2024-02-29T23:59:59.9Z", "200ms")]
    [InlineData("2024-02-29T23:59:59.9Z", "2024-03-01T00:00:00.1Z", "-200ms")]
    [InlineData("9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2562047h47m16.854775807s")]
    [InlineData("0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "-2562047h47m16.854775808s")]
    public void SubtractsAndAdds(string left, string right, string difference)
    {
        var duration = Time(left).Subtract(Time(right));
        Assert.Equal(difference, duration.ToString());
        if (Math.Abs(duration.TotalHours) < 1e6)
        {
            Assert.Equal(Time(left), Time(right).Add(duration));
        }
    }

    [Theory]
    [InlineData("2024-03-01T17:38:09.7Z", "1h", "2024-03-01T17:00:00Z", "2024-03-01T18:00:00Z")]
    [InlineData("2024-03-01T17:38:09.5Z", "1s", "2024-03-01T17:38:09Z", "2024-03-01T17:38:10Z")]
    [InlineData("2024-03-01T17:38:09.5Z", "0s", "2024-03-01T17:38:09.5Z", "2024-03-01T17:38:09.5Z")]
    public void RoundsAndTruncates(string text, string unit, string truncated, string rounded)
    {
        Assert.True(GoDuration.TryParse(unit, out var step));
        Assert.Equal(truncated, Time(text).Truncate(step).ToRfc3339Nano());
        Assert.Equal(rounded, Time(text).Round(step).ToRfc3339Nano());
    }

    [Theory]
    [InlineData("1970-01-01T00:00:01.5Z", 1, 1_500_000_000)]
    [InlineData("1969-12-31T23:59:59.5Z", -1, -500_000_000)]
    public void KnowsItsUnixTime(string text, long seconds, long nanoseconds)
    {
        Assert.Equal(seconds, Time(text).UnixSeconds);
        Assert.Equal(nanoseconds, Time(text).UnixNanoseconds);
    }

    [Fact]
    public void GoesToTheFrameworksTypeAndBack()
    {
        var value = new DateTimeOffset(2024, 3, 1, 17, 8, 9, TimeSpan.FromHours(-5)).AddTicks(1234567);
        Assert.Equal(value, GoTime.FromDateTimeOffset(value).ToDateTimeOffset());
        Assert.Equal(value.Offset, GoTime.FromDateTimeOffset(value).ToDateTimeOffset().Offset);
        Assert.Equal(DateTimeOffset.MinValue, Time("0000-01-01T00:00:00Z").ToDateTimeOffset());
    }

    [Fact]
    public void NamedZonesFollowTheClockChange()
    {
        if (!GoZone.TryFind("Europe/Paris", out var paris))
        {
            Assert.Skip("The system has no time zone database.");
        }

        Assert.Equal("2024-07-01T14:00:00+02:00", Time("2024-07-01T12:00:00Z").InZone(paris).ToRfc3339Nano());
        Assert.Equal("2024-01-01T13:00:00+01:00", Time("2024-01-01T12:00:00Z").InZone(paris).ToRfc3339Nano());
        Assert.True(GoTime.TryParse("2006-01-02 15:04:05", "2024-07-01 14:00:00", out var local, paris));
        Assert.Equal(Time("2024-07-01T12:00:00Z"), local);
        Assert.True(GoTime.TryParse("2006-01-02 15:04:05", "2024-03-31 01:59:59", out local, paris));
        Assert.Equal("2024-03-31T01:59:59+01:00", local.ToRfc3339Nano());
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("No/Such_Zone")]
    public void UnknownZonesAreRefused(string name) => Assert.False(GoZone.TryFind(name, out _));

    private static GoTime Time(string text)
    {
        Assert.True(GoTime.TryParseRfc3339(text, out var value), text);
        return value;
    }
}
