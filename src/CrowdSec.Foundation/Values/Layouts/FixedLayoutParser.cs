namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>
/// Straight-line parsers for the layouts that most log lines use. They accept the strict form only; whatever they refuse, the general parser judges.
/// </summary>
internal static class FixedLayoutParser
{
    private const int Rfc3339Head = 19;
    private const int CommonLogLength = 26;
    private const int SyslogLength = 15;

    public static bool TryParse(string layout, ReadOnlySpan<char> text, GoZone? zone, out GoTime value)
    {
        switch (layout)
        {
            case GoLayouts.Rfc3339 or GoLayouts.Rfc3339Nano:
                return TryParseRfc3339(text, out value);
            case GoLayouts.CommonLog:
                return TryParseCommonLog(text, out value);
            case GoLayouts.Syslog or GoLayouts.SyslogPlainDay:
                return TryParseSyslog(text, zone, out value);
            default:
                value = default;
                return false;
        }
    }

    public static bool TryParseRfc3339(ReadOnlySpan<char> text, out GoTime value)
    {
        value = default;
        if (text.Length <= Rfc3339Head || text[4] != '-' || text[7] != '-' || text[10] != 'T'
            || !TryClock(text[11..Rfc3339Head], out var clock))
        {
            return false;
        }

        var year = (Pair(text, 0) * 100) + Pair(text, 2);
        if ((Pair(text, 0) | Pair(text, 2)) < 0 || !TryDays(year, Pair(text, 5), Pair(text, 8), out var days))
        {
            return false;
        }

        var rest = text[Rfc3339Head..];
        var nanoseconds = 0;
        if (rest[0] == '.')
        {
            var length = DigitReader.ReadFraction(rest, out nanoseconds);
            if (length == 0)
            {
                return false;
            }

            rest = rest[length..];
        }

        return TryRfc3339Zone(rest, out var zone) && Finish(days, clock, nanoseconds, zone, out value);
    }

    private static bool TryParseCommonLog(ReadOnlySpan<char> text, out GoTime value)
    {
        value = default;
        if (text.Length != CommonLogLength || text[2] != '/' || text[6] != '/' || text[11] != ':' || text[20] != ' '
            || !TryClock(text[12..20], out var clock) || !TryOffset(text[21], Pair(text, 22), Pair(text, 24), out var zone))
        {
            return false;
        }

        var year = (Pair(text, 7) * 100) + Pair(text, 9);
        return (Pair(text, 7) | Pair(text, 9)) >= 0
            && TryDays(year, ShortMonth.Parse(text.Slice(3, 3)), Pair(text, 0), out var days)
            && Finish(days, clock, 0, zone, out value);
    }

    private static bool TryParseSyslog(ReadOnlySpan<char> text, GoZone? zone, out GoTime value)
    {
        value = default;
        if (text.Length != SyslogLength || text[3] != ' ' || text[6] != ' ' || !TryClock(text[7..], out var clock))
        {
            return false;
        }

        var day = text[4] != ' ' ? Pair(text, 4) : char.IsAsciiDigit(text[5]) ? text[5] - '0' : 0;
        return TryDays(0, ShortMonth.Parse(text[..3]), day, out var days) && Finish(days, clock, 0, zone, out value);
    }

    private static bool TryRfc3339Zone(ReadOnlySpan<char> text, out GoZone? zone)
    {
        zone = null;
        if (text.Length == 1 && text[0] == 'Z')
        {
            return true;
        }

        return text.Length == 6 && text[3] == ':' && TryOffset(text[0], Pair(text, 1), Pair(text, 4), out zone);
    }

    private static bool TryOffset(char sign, int hours, int minutes, out GoZone? zone)
    {
        zone = null;
        if (sign is not ('+' or '-') || hours is < 0 or > 24 || minutes is < 0 or > 60)
        {
            return false;
        }

        var offset = (hours * 3600) + (minutes * 60);
        zone = offset == 0 ? null : GoZone.FixedOffset(sign == '-' ? -offset : offset);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int seconds)
    {
        var hour = Pair(text, 0);
        var minute = Pair(text, 3);
        var second = Pair(text, 6);
        seconds = (hour * 3600) + (minute * 60) + second;
        return text[2] == ':' && text[5] == ':' && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
    }

    private static bool TryDays(int year, int month, int day, out long days)
    {
        days = 0;
        if (month is < 1 or > 12 || day < 1 || day > GoCalendar.DaysIn(month, year))
        {
            return false;
        }

        days = GoCalendar.DaysFrom(year, month, day);
        return true;
    }

    private static bool Finish(long days, int clock, int nanoseconds, GoZone? zone, out GoTime value)
    {
        value = GoTime.FromWall((days * GoCalendar.SecondsPerDay) + clock, nanoseconds, zone);
        return true;
    }

    /// <summary>Two digits as a number; negative when they are not digits.</summary>
    private static int Pair(ReadOnlySpan<char> text, int index)
    {
        var high = text[index] - '0';
        var low = text[index + 1] - '0';
        return (uint)high < 10 && (uint)low < 10 ? (high * 10) + low : -1;
    }
}
