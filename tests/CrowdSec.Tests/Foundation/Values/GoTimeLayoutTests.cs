using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Foundation.Values;

public sealed class GoTimeLayoutTests
{
    [Theory]
    [InlineData(GoLayouts.Rfc3339, "2024-02-29T12:34:56Z", "2024-02-29T12:34:56Z")]
    [InlineData(GoLayouts.Rfc3339, "2024-02-29T12:34:56.120+02:00", "2024-02-29T12:34:56.12+02:00")]
    [InlineData(GoLayouts.Rfc3339, "2024-02-29T12:34:56,5Z", "2024-02-29T12:34:56.5Z")]
    [InlineData(GoLayouts.Rfc3339, "2024-02-29T1:34:56Z", "2024-02-29T01:34:56Z")]
    [InlineData(GoLayouts.CommonLog, "09/Mar/2023:01:02:03 -0330", "2023-03-09T01:02:03-03:30")]
    [InlineData(GoLayouts.CommonLog, "09/mar/2023:01:02:03.25 +0000", "2023-03-09T01:02:03.25Z")]
    [InlineData(GoLayouts.CommonLog, "09/Mar/2023:01:02:03   +0101", "2023-03-09T01:02:03+01:01")]
    [InlineData(GoLayouts.Syslog, "Jan  2 03:04:05", "0000-01-02T03:04:05Z")]
    [InlineData(GoLayouts.Syslog, "Feb 29 03:04:05", "0000-02-29T03:04:05Z")]
    [InlineData(GoLayouts.SyslogPlainDay, "Dec 31 23:59:59", "0000-12-31T23:59:59Z")]
    [InlineData(GoLayouts.SyslogPlainDay, "Dec 1 23:59:59.123456789", "0000-12-01T23:59:59.123456789Z")]
    [InlineData("Mon Jan 2 15:04:05 2006", "tue Jan 12 23:59:59 2021", "2021-01-12T23:59:59Z")]
    [InlineData("Mon Jan 02 15:04:05.000000 2006", "Tue Jan 12 23:59:59.123456 2021", "2021-01-12T23:59:59.123456Z")]
    [InlineData("02-Jan-2006 15:04:05 europe/paris", "12-Jan-2021 23:59:59 europe/paris", "2021-01-12T23:59:59Z")]
    [InlineData("2006-01-02 15:04:05.999999999 -0700 MST", "2021-01-12 23:59:59 +0000 UTC", "2021-01-12T23:59:59Z")]
    [InlineData("2006-01-02 15:04:05.999999999 -0700 MST", "2021-01-12 23:59:59.5 +0200 CEST", "2021-01-12T23:59:59.5+02:00")]
    [InlineData("2006/01/02 15:04", "2021/01/12 23:59", "2021-01-12T23:59:00Z")]
    [InlineData("2006-01-02 15:04:05,000", "2021-01-12 23:59:59,250", "2021-01-12T23:59:59.25Z")]
    [InlineData("06-1-2 3:4:5pm", "69-7-4 12:5:6pm", "1969-07-04T12:05:06Z")]
    [InlineData("06-1-2 03:04PM", "68-7-4 12:05AM", "2068-07-04T00:05:00Z")]
    [InlineData("Monday, January _2 2006", "Friday, March  1 2024", "2024-03-01T00:00:00Z")]
    [InlineData("2006-002", "2024-060", "2024-02-29T00:00:00Z")]
    [InlineData("2006-__2", "2023-  9", "2023-01-09T00:00:00Z")]
    [InlineData("2006-01-02T15:04:05-07", "2021-01-12T23:59:59-08", "2021-01-12T23:59:59-08:00")]
    [InlineData("2006-01-02T15:04:05-07:00:00", "2021-01-12T23:59:59+01:02:00", "2021-01-12T23:59:59+01:02")]
    [InlineData("2006-01-02 15:04:05 MST", "2021-01-12 23:59:59 GMT+3", "2021-01-12T23:59:59+03:00")]
    [InlineData("2006-01-02 15:04:05 MST", "2021-01-12 23:59:59 CEST", "2021-01-12T23:59:59Z")]
    [InlineData("15:04:05", "23:59:59", "0000-01-01T23:59:59Z")]
    [InlineData("Janet _2006 2", "Janet _2021 5", "2021-01-05T00:00:00Z")]
    public void Parses(string layout, string text, string expected)
    {
        Assert.True(GoTime.TryParse(layout, text, out var value));
        Assert.Equal(expected, value.ToRfc3339Nano());
    }

    [Theory]
    [InlineData(GoLayouts.Rfc3339, "2023-02-29T12:34:56Z")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T24:34:56Z")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:60:56Z")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:34:60Z")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:34:56")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:34:56Zx")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:34:56.Z")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:34:56+0200")]
    [InlineData(GoLayouts.Rfc3339, "2023-02-28T23:34:56+25:00")]
    [InlineData(GoLayouts.Rfc3339, "2023-00-28T23:34:56Z")]
    [InlineData(GoLayouts.Rfc3339, "")]
    [InlineData(GoLayouts.CommonLog, "9/Mar/2023:01:02:03 +0000")]
    [InlineData(GoLayouts.CommonLog, "09/Mrz/2023:01:02:03 +0000")]
    [InlineData(GoLayouts.CommonLog, "09/Mar/2023:01:02:03")]
    [InlineData(GoLayouts.CommonLog, "29/Feb/2023:01:02:03 +0000")]
    [InlineData(GoLayouts.Syslog, "Jan 00 03:04:05")]
    [InlineData(GoLayouts.Syslog, "Jan  : 03:04:05")]
    [InlineData(GoLayouts.Syslog, "Feb 30 03:04:05")]
    [InlineData(GoLayouts.Syslog, "Jan  2 03:04:05 x")]
    [InlineData("2006-01-02 15:04:05.000", "2021-01-12 23:59:59")]
    [InlineData("2006-01-02", "2021-1-12")]
    [InlineData("2006-002", "2023-366")]
    [InlineData("2006-01-002", "2023-02-001")]
    [InlineData("3PM", "13PM")]
    [InlineData("MST", "abc")]
    public void RefusesOtherText(string layout, string text) => Assert.False(GoTime.TryParse(layout, text, out _));

    [Theory]
    [InlineData("Mon Jan _2 15:04:05 2006", "Fri Mar  1 17:08:09 2024")]
    [InlineData("Monday, 02-January-06 3:4:5PM", "Friday, 01-March-24 5:8:9PM")]
    [InlineData("1/2/06 03:04pm", "3/1/24 05:08pm")]
    [InlineData("002 __2", "061  61")]
    [InlineData("2006-01-02T15:04:05.000Z07:00", "2024-03-01T17:08:09.012-05:30")]
    [InlineData("15:04:05,999999", "17:08:09,0123")]
    [InlineData("Z0700 -0700 -07:00 -07 Z07:00:00", "-0530 -0530 -05:30 -05 -05:30:00")]
    [InlineData("MST", "-0530")]
    [InlineData("no elements", "no elements")]
    [InlineData("", "")]
    [InlineData("2006 tail", "2024 tail")]
    public void Prints(string layout, string expected)
    {
        var time = GoTime.FromDate(2024, 3, 1, 17, 8, 9, 12_300_000, GoZone.FixedOffset(-(5 * 3600) - 1800));
        Assert.Equal(expected, time.Format(layout));
    }

    [Theory]
    [InlineData("2024-03-01T17:08:09Z", "2024-03-01 17:08:09 +0000 UTC")]
    [InlineData("2024-03-01T17:08:09.10Z", "2024-03-01 17:08:09.1 +0000 UTC")]
    [InlineData("2024-03-01T17:08:09+02:00", "2024-03-01 17:08:09 +0200 +0200")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01 00:00:00 +0000 UTC")]
    public void PrintsTheDebuggingForm(string text, string expected)
    {
        Assert.True(GoTime.TryParseRfc3339(text, out var value));
        Assert.Equal(expected, value.ToString());
    }

    [Fact]
    public void FrequentLayoutsAllocateNothing()
    {
        Parse();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Parse();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Parse()
        {
            Assert.True(GoTime.TryParseRfc3339("2024-02-29T12:34:56.120+02:00", out _));
            Assert.True(GoTime.TryParse(GoLayouts.CommonLog, "09/Mar/2023:01:02:03 -0330", out _));
            Assert.True(GoTime.TryParse(GoLayouts.Syslog, "Jan  2 03:04:05", out _));
            Assert.True(GoTime.TryParse("2006-01-02 15:04:05", "2021-01-12 23:59:59", out _));
        }
    }
}
