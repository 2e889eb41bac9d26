using System.Globalization;
using System.Text;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Sqlite;

/// <summary>
/// Instants as Go's SQLite driver writes them: "2006-01-02 15:04:05.999999999+00:00", trailing zeros of the fraction left out. Always UTC when written, so that the order of the text is the order
/// of time. Other spellings that Go programs leave are read: other zones, "T", "Z", no zone (UTC), and Go's own "2006-01-02 15:04:05 +0000 UTC".
/// </summary>
internal static class SqliteTime
{
    public const int MostBytes = 33;
    private const int DateAndTime = 19;

    public static string Format(DateTime time)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        return Encoding.ASCII.GetString(text[..Format(time, text)]);
    }

    /// <returns>Bytes written.</returns>
    public static int Format(DateTime time, Span<byte> target)
    {
        time.TryFormat(target, out var length, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = (int)(time.Ticks % TimeSpan.TicksPerSecond);
        if (fraction != 0)
        {
            var digits = 7;
            for (; fraction % 10 == 0; digits--)
            {
                fraction /= 10;
            }

            target[length++] = (byte)'.';
            for (var i = digits - 1; i >= 0; i--, fraction /= 10)
            {
                target[length + i] = (byte)('0' + (fraction % 10));
            }

            length += digits;
        }

        "+00:00"u8.CopyTo(target[length..]);
        return length + 6;
    }

    /// <summary>Text that is no instant gives the beginning of time: what should have ended then has ended.</summary>
    public static DateTime Parse(ReadOnlySpan<byte> text) => TryParseCommon(text, out var time) ? time : ParseOther(Encoding.UTF8.GetString(text));

    private static bool TryParseCommon(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length < DateAndTime || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)' ' or (byte)'T') || text[13] != ':' || text[16] != ':'
            || !Number(text, 0, 4, out var year) || !Number(text, 5, 2, out var month) || !Number(text, 8, 2, out var day)
            || !Number(text, 11, 2, out var hour) || !Number(text, 14, 2, out var minute) || !Number(text, 17, 2, out var second)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var rest = text[DateAndTime..];
        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(TakeFraction(ref rest));
        return rest.IsEmpty || rest.SequenceEqual("Z"u8) || rest.SequenceEqual("+00:00"u8);
    }

    private static bool Number(ReadOnlySpan<byte> text, int start, int length, out int value)
    {
        value = 0;
        for (var i = start; i < start + length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    private static long TakeFraction(ref ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '.')
        {
            return 0;
        }

        var ticks = 0L;
        var unit = TimeSpan.TicksPerSecond / 10;
        var at = 1;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
        {
            ticks += (text[at] - '0') * unit;
        }

        text = text[at..];
        return ticks;
    }

    private static DateTime ParseOther(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var clock = text.IndexOf(" m=", StringComparison.Ordinal);
        text = clock < 0 ? text : text[..clock];
        foreach (var layout in (ReadOnlySpan<string>)[GoLayouts.Text, "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999Z07:00"])
        {
            if (GoTime.TryParse(layout, text, out var time) && time.UnixSeconds is > -62135596800 and < 253402300800)
            {
                return time.ToDateTimeOffset().UtcDateTime;
            }
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var other) ? other : DateTime.SpecifyKind(default, DateTimeKind.Utc);
    }
}
