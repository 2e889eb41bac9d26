using CrowdSec.Engine.Parsing.Enrichers;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Parsing.Enrichers;

public sealed class DateParserTests
{
    private static readonly ManualClock Clock = new(new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2024-02-29T12:34:56.5+02:00", "2024-02-29T12:34:56.5+02:00")]
    [InlineData("09/Mar/2023:01:02:03 -0330", "2023-03-09T01:02:03-03:30")]
    [InlineData("Tue Jan 12 23:59:59 2021", "2021-01-12T23:59:59Z")]
    [InlineData("Tue Jan 02 23:59:59.123456 2021", "2021-01-02T23:59:59.123456Z")]
    [InlineData("12-Jan-2021 23:59:59 europe/paris", "2021-01-12T23:59:59Z")]
    [InlineData("01/12/2021 23:59:59", "2021-01-12T23:59:59Z")]
    [InlineData("2021-01-12 23:59:59.5 +0200 CEST", "2021-01-12T23:59:59.5+02:00")]
    [InlineData("Feb  3 04:05:06", "2024-02-03T04:05:06Z")]
    [InlineData("Feb 29 04:05:06", "2024-02-29T04:05:06Z")]
    [InlineData("2021/01/12", "2021-01-12T00:00:00Z")]
    [InlineData("2021/01/12 23:59", "2021-01-12T23:59:00Z")]
    [InlineData("2021-01-12", "2021-01-12T00:00:00Z")]
    [InlineData("2021-01-12 23:59", "2021-01-12T23:59:00Z")]
    [InlineData("2021/01/12 23:59:59,123", "2021-01-12T23:59:59.123Z")]
    [InlineData("2021-01-12 23:59:59.25", "2021-01-12T23:59:59.25Z")]
    [InlineData("2021-01-12T23:59:59", "2021-01-12T23:59:59Z")]
    [InlineData("1700000000.123", "2023-11-14T22:13:20Z")]
    [InlineData("7", "1970-01-01T00:00:07Z")]
    public void Understands(string text, string expected)
    {
        Assert.True(DateParser.TryParse(text, "", Clock, out var time));
        Assert.Equal(expected, time.ToRfc3339Nano());
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("31/Feb/2023:01:02:03 +0000")]
    [InlineData("12:13:14")]
    public void DoesNotUnderstand(string text) => Assert.False(DateParser.TryParse(text, "", Clock, out _));

    [Fact]
    public void TheItemsLayoutComesFirst()
    {
        Assert.True(DateParser.TryParse("02/01/2021 10:00:00", "02/01/2006 15:04:05", Clock, out var time));
        Assert.Equal("2021-01-02T10:00:00Z", time.ToRfc3339Nano());
        Assert.True(DateParser.TryParse("02/01/2021 10:00:00", "2006", Clock, out time));
        Assert.Equal("2021-02-01T10:00:00Z", time.ToRfc3339Nano());
        Assert.True(DateParser.TryParse("Mar 3", "Jan 2", Clock, out time));
        Assert.Equal("2024-03-03T00:00:00Z", time.ToRfc3339Nano());
    }

    [Fact]
    public void TheShortWayFindsWhatTheLongListFinds()
    {
        var random = new Random(3);
        foreach (var layout in DateParser.Layouts)
        {
            for (var i = 0; i < 300; i++)
            {
                var time = GoTime.FromUnix(random.NextInt64(1, 4_000_000_000), random.Next(2) * random.Next(1_000_000_000), GoZone.FixedOffset(random.Next(-20, 20) * 900));
                var text = Mutate(time.Format(layout), random);
                var found = DateParser.TryParse(text, "", Clock, out var actual) && text.AsSpan().ContainsAnyExceptInRange('0', '9');
                Assert.Equal(TryInOrder(text, out var expected), found && !UnixTime.TryParse(text, GoZone.Utc, out _));
                if (found && expected != default)
                {
                    Assert.Equal((text, expected), (text, actual));
                }
            }
        }
    }

    private static bool TryInOrder(string text, out GoTime time)
    {
        foreach (var layout in DateParser.Layouts)
        {
            if (GoTime.TryParse(layout, text, out time))
            {
                time = time.Year == 0 ? time.AddDate(Clock.GetUtcNow().Year, 0, 0) : time;
                return true;
            }
        }

        time = default;
        return false;
    }

    private static string Mutate(string text, Random random)
    {
        var symbols = text.ToCharArray();
        if (symbols.Length > 0 && random.Next(2) == 0)
        {
            symbols[random.Next(symbols.Length)] = "0123456789 /-:TZ.,+J"[random.Next(20)];
        }

        return new string(symbols);
    }
}
