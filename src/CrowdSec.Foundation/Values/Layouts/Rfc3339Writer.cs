namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Writes RFC 3339 text with a trimmed fraction; every event carries one, so this path makes nothing but the string.</summary>
internal static class Rfc3339Writer
{
    private const int LongestText = 40;

    /// <summary>Null for years that do not have four digits.</summary>
    public static string? TryFormat(in GoTime time)
    {
        var (year, month, day) = time.Date;
        if (year is < 0 or > 9999)
        {
            return null;
        }

        var (hour, minute, second) = time.Clock;
        Span<char> text = stackalloc char[LongestText];
        Pair(text, 0, year / 100);
        Pair(text, 2, year % 100);
        text[4] = '-';
        Pair(text, 5, month);
        text[7] = '-';
        Pair(text, 8, day);
        text[10] = 'T';
        Pair(text, 11, hour);
        text[13] = ':';
        Pair(text, 14, minute);
        text[16] = ':';
        Pair(text, 17, second);
        var length = Fraction(text, 19, time.Nanosecond);
        length = Zone(text, length, time.OffsetSeconds / 60, time.OffsetSeconds == 0);
        return new string(text[..length]);
    }

    private static int Fraction(Span<char> text, int start, int nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return start;
        }

        text[start] = '.';
        for (var i = start + 9; i > start; i--)
        {
            text[i] = (char)('0' + (nanoseconds % 10));
            nanoseconds /= 10;
        }

        var length = start + 10;
        while (text[length - 1] == '0')
        {
            length--;
        }

        return length;
    }

    private static int Zone(Span<char> text, int start, int offsetMinutes, bool isUtc)
    {
        if (isUtc)
        {
            text[start] = 'Z';
            return start + 1;
        }

        text[start] = offsetMinutes < 0 ? '-' : '+';
        var magnitude = Math.Abs(offsetMinutes);
        Pair(text, start + 1, magnitude / 60);
        text[start + 3] = ':';
        Pair(text, start + 4, magnitude % 60);
        return start + 6;
    }

    private static void Pair(Span<char> text, int index, int value)
    {
        text[index] = (char)('0' + (value / 10));
        text[index + 1] = (char)('0' + (value % 10));
    }
}
