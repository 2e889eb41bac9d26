using System.Text;

namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Writes a time in the shape of a reference-time layout.</summary>
internal static class LayoutWriter
{
    public static string Format(in GoTime time, string layout)
    {
        var text = new StringBuilder(layout.Length + 16);
        var scanner = new LayoutScanner(layout);
        while (scanner.Next(out var literal, out var token))
        {
            text.Append(literal);
            Append(text, time, token);
        }

        return text.Append(scanner.Tail).ToString();
    }

    private static void Append(StringBuilder text, in GoTime time, LayoutToken token)
    {
        switch (token.Element)
        {
            case <= LayoutElement.ZeroYearDay:
                AppendDate(text, time, token.Element);
                break;
            case <= LayoutElement.LowerHalfDay:
                AppendClock(text, time, token.Element);
                break;
            case LayoutElement.FixedFraction or LayoutElement.TrimmedFraction:
                AppendFraction(text, time.Nanosecond, token);
                break;
            case LayoutElement.ZoneName:
                AppendZoneName(text, time);
                break;
            default:
                AppendOffset(text, time.OffsetSeconds, token);
                break;
        }
    }

    private static void AppendDate(StringBuilder text, in GoTime time, LayoutElement element)
    {
        var (year, month, day) = time.Date;
        _ = element switch
        {
            LayoutElement.Year => Padded(text, year, 4),
            LayoutElement.ShortYear => Padded(text, Math.Max(year, 0) % 100, 2),
            LayoutElement.MonthName => text.Append(LayoutNames.Months[month - 1]),
            LayoutElement.ShortMonthName => text.Append(LayoutNames.Short(LayoutNames.Months[month - 1])),
            LayoutElement.Month => text.Append(month),
            LayoutElement.ZeroMonth => Padded(text, month, 2),
            LayoutElement.WeekdayName => text.Append(LayoutNames.Weekdays[time.Weekday]),
            LayoutElement.ShortWeekdayName => text.Append(LayoutNames.Short(LayoutNames.Weekdays[time.Weekday])),
            LayoutElement.Day => text.Append(day),
            LayoutElement.PaddedDay => Padded(text, day, 2, ' '),
            LayoutElement.ZeroDay => Padded(text, day, 2),
            LayoutElement.PaddedYearDay => Padded(text, time.YearDay, 3, ' '),
            _ => Padded(text, time.YearDay, 3),
        };
    }

    private static void AppendClock(StringBuilder text, in GoTime time, LayoutElement element)
    {
        var (hour, minute, second) = time.Clock;
        var hour12 = hour % 12 == 0 ? 12 : hour % 12;
        _ = element switch
        {
            LayoutElement.Hour => Padded(text, hour, 2),
            LayoutElement.Hour12 => text.Append(hour12),
            LayoutElement.ZeroHour12 => Padded(text, hour12, 2),
            LayoutElement.Minute => text.Append(minute),
            LayoutElement.ZeroMinute => Padded(text, minute, 2),
            LayoutElement.Second => text.Append(second),
            LayoutElement.ZeroSecond => Padded(text, second, 2),
            LayoutElement.UpperHalfDay => text.Append(hour >= 12 ? "PM" : "AM"),
            _ => text.Append(hour >= 12 ? "pm" : "am"),
        };
    }

    private static void AppendFraction(StringBuilder text, int nanoseconds, LayoutToken token)
    {
        Span<char> digits = stackalloc char[9];
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (char)('0' + (nanoseconds % 10));
            nanoseconds /= 10;
        }

        ReadOnlySpan<char> shown = digits[..Math.Min(token.Digits, digits.Length)];
        if (token.Element == LayoutElement.TrimmedFraction)
        {
            shown = shown.TrimEnd('0');
        }

        if (!shown.IsEmpty)
        {
            text.Append(token.Separator).Append(shown);
        }
    }

    private static void AppendZoneName(StringBuilder text, in GoTime time)
    {
        var name = time.ZoneAbbreviation;
        if (name.Length > 0)
        {
            text.Append(name);
            return;
        }

        var minutes = time.OffsetSeconds / 60;
        text.Append(minutes < 0 ? '-' : '+');
        Padded(text, Math.Abs(minutes) / 60, 2);
        Padded(text, Math.Abs(minutes) % 60, 2);
    }

    private static void AppendOffset(StringBuilder text, int offset, LayoutToken token)
    {
        if (token.AllowZ && offset == 0)
        {
            text.Append('Z');
            return;
        }

        var magnitude = Math.Abs(offset);
        text.Append(offset <= -60 || (offset < 0 && token.Element >= LayoutElement.ZonePlainSeconds) ? '-' : '+');
        Padded(text, magnitude / 3600, 2);
        if (token.Element == LayoutElement.ZoneHours)
        {
            return;
        }

        var colon = token.Element is LayoutElement.ZoneColon or LayoutElement.ZoneColonSeconds ? ":" : "";
        Padded(text.Append(colon), magnitude / 60 % 60, 2);
        if (token.Element is LayoutElement.ZonePlainSeconds or LayoutElement.ZoneColonSeconds)
        {
            Padded(text.Append(colon), magnitude % 60, 2);
        }
    }

    private static StringBuilder Padded(StringBuilder text, int value, int width, char padding = '0')
    {
        if (value < 0)
        {
            text.Append('-');
            value = -value;
        }

        var limit = 10;
        for (var digits = 1; digits < width; digits++, limit *= 10)
        {
            if (value < limit)
            {
                text.Append(padding, width - digits);
                break;
            }
        }

        return text.Append(value);
    }
}
