using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Foundation.Values;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("-0", 0)]
    [InlineData("5s", 5_000_000_000)]
    [InlineData("+5s", 5_000_000_000)]
    [InlineData("-5.5s", -5_500_000_000)]
    [InlineData("1h15m30.918273645s", 4_530_918_273_645)]
    [InlineData(".5s", 500_000_000)]
    [InlineData("5.s", 5_000_000_000)]
    [InlineData("1m1m", 120_000_000_000)]
    [InlineData("10ns", 10)]
    [InlineData("11us", 11_000)]
    [InlineData("12µs", 12_000)]
    [InlineData("12μs", 12_000)]
    [InlineData("13ms", 13_000_000)]
    [InlineData("9223372036854775807ns", long.MaxValue)]
    [InlineData("-9223372036854775808ns", long.MinValue)]
    [InlineData("0.100000000000000000000h", 360_000_000_000)]
    [InlineData("0.3333333333333333333h", 1_200_000_000_000)]
    public void Parses(string text, long nanoseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var value));
        Assert.Equal(nanoseconds, value.Nanoseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("-")]
    [InlineData("s")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData(".s")]
    [InlineData("1d")]
    [InlineData(" 1s")]
    [InlineData("1s ")]
    [InlineData("1x")]
    [InlineData("9223372036854775808ns")]
    [InlineData("9223372036854775.808us")]
    [InlineData("-9223372036854775809ns")]
    [InlineData("3000000h")]
    [InlineData("99999999999999999999999s")]
    public void RefusesWhatIsNoDuration(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("2d", 48)]
    [InlineData("2d3h", 51)]
    [InlineData("-1d", -24)]
    [InlineData("-1d1h", -25)]
    [InlineData("0d", 0)]
    [InlineData("3h", 3)]
    public void ParsesDays(string text, long hours)
    {
        Assert.True(GoDuration.TryParseWithDays(text, out var value));
        Assert.Equal(hours * GoDuration.Hour, value.Nanoseconds);
    }

    [Theory]
    [InlineData("d")]
    [InlineData("1.5d")]
    [InlineData("1d2")]
    [InlineData("1d-1h")]
    [InlineData("999999999999d")]
    [InlineData("106752d")]
    [InlineData("")]
    public void RefusesWhatIsNoSpanOfDays(string text) => Assert.False(GoDuration.TryParseWithDays(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ns")]
    [InlineData(1_100, "1.1µs")]
    [InlineData(2_200_000, "2.2ms")]
    [InlineData(3_300_000_000, "3.3s")]
    [InlineData(245_000_000_000, "4m5s")]
    [InlineData(245_001_000_000, "4m5.001s")]
    [InlineData(18_367_001_000_000, "5h6m7.001s")]
    [InlineData(480_000_000_001, "8m0.000000001s")]
    [InlineData(3_600_000_000_000, "1h0m0s")]
    [InlineData(-90_000_000_000, "-1m30s")]
    [InlineData(long.MaxValue, "2562047h47m16.854775807s")]
    [InlineData(long.MinValue, "-2562047h47m16.854775808s")]
    public void Prints(long nanoseconds, string text)
    {
        Assert.Equal(text, new GoDuration(nanoseconds).ToString());
        Assert.True(GoDuration.TryParse(text, out var back));
        Assert.Equal(nanoseconds, back.Nanoseconds);
    }

    [Theory]
    [InlineData("1h15m30.918s", "1s", "1h15m31s", "1h15m30s")]
    [InlineData("1h15m30.918s", "1h", "1h0m0s", "1h0m0s")]
    [InlineData("-1h45m", "1h", "-2h0m0s", "-1h0m0s")]
    [InlineData("2.5s", "1s", "3s", "2s")]
    [InlineData("2.5s", "0s", "2.5s", "2.5s")]
    public void RoundsAndTruncates(string text, string unit, string rounded, string truncated)
    {
        Assert.True(GoDuration.TryParse(text, out var value));
        Assert.True(GoDuration.TryParse(unit, out var step));
        Assert.Equal(rounded, value.Round(step).ToString());
        Assert.Equal(truncated, value.Truncate(step).ToString());
    }
}
