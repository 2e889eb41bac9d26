namespace CrowdSec.Foundation.Values;

/// <summary>The text form of durations, see https://pkg.go.dev/time#ParseDuration and https://pkg.go.dev/time#Duration.String.</summary>
internal static class GoDurationText
{
    private const ulong Limit = 1UL << 63;

    public static bool TryParse(ReadOnlySpan<char> text, out GoDuration value)
    {
        var negative = TakeSign(ref text);
        value = default;
        return TryParseMagnitude(text, out var total) && TryApplySign(total, negative, out value);
    }

    public static bool TryParseWithDays(ReadOnlySpan<char> text, out GoDuration value)
    {
        value = default;
        var negative = TakeSign(ref text);
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits == 0 || digits == text.Length || text[digits] != 'd')
        {
            return TryParseMagnitude(text, out var plain) && TryApplySign(plain, negative, out value);
        }

        if (!ulong.TryParse(text[..digits], out var days) || days > Limit / (ulong)GoDuration.Day)
        {
            return false;
        }

        var total = days * (ulong)GoDuration.Day;
        var rest = text[(digits + 1)..];
        if (!rest.IsEmpty)
        {
            if (!TryParseMagnitude(rest, out var more) || total + more > Limit)
            {
                return false;
            }

            total += more;
        }

        return TryApplySign(total, negative, out value);
    }

    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        Span<char> buffer = stackalloc char[32];
        var start = buffer.Length;
        var rest = nanoseconds < 0 ? (ulong)-(nanoseconds + 1) + 1 : (ulong)nanoseconds;
        buffer[--start] = 's';
        start = rest < (ulong)GoDuration.Second ? FormatBelowSecond(buffer, start, rest) : FormatFromSecond(buffer, start, rest);
        if (nanoseconds < 0)
        {
            buffer[--start] = '-';
        }

        return new string(buffer[start..]);
    }

    private static int FormatBelowSecond(Span<char> buffer, int start, ulong rest)
    {
        var digits = rest < 1_000 ? 0 : rest < 1_000_000 ? 3 : 6;
        buffer[--start] = digits switch { 0 => 'n', 3 => '\u00b5', _ => 'm' };
        start = WriteFraction(buffer, start, ref rest, digits);
        return WriteNumber(buffer, start, rest);
    }

    private static int FormatFromSecond(Span<char> buffer, int start, ulong rest)
    {
        start = WriteFraction(buffer, start, ref rest, 9);
        start = WriteNumber(buffer, start, rest % 60);
        rest /= 60;
        if (rest > 0)
        {
            buffer[--start] = 'm';
            start = WriteNumber(buffer, start, rest % 60);
            rest /= 60;
        }

        if (rest > 0)
        {
            buffer[--start] = 'h';
            start = WriteNumber(buffer, start, rest);
        }

        return start;
    }

    private static int WriteFraction(Span<char> buffer, int start, ref ulong rest, int digits)
    {
        var print = false;
        for (var i = 0; i < digits; i++)
        {
            var digit = rest % 10;
            print |= digit != 0;
            if (print)
            {
                buffer[--start] = (char)('0' + digit);
            }

            rest /= 10;
        }

        if (print)
        {
            buffer[--start] = '.';
        }

        return start;
    }

    private static int WriteNumber(Span<char> buffer, int start, ulong number)
    {
        do
        {
            buffer[--start] = (char)('0' + (number % 10));
            number /= 10;
        }
        while (number > 0);

        return start;
    }

    private static bool TakeSign(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return false;
        }

        var negative = text[0] == '-';
        text = text[1..];
        return negative;
    }

    private static bool TryApplySign(ulong total, bool negative, out GoDuration value)
    {
        value = negative ? new GoDuration(unchecked(-(long)total)) : new GoDuration(unchecked((long)total));
        return total < Limit || negative;
    }

    private static bool TryParseMagnitude(ReadOnlySpan<char> text, out ulong total)
    {
        total = 0;
        if (text.SequenceEqual("0"))
        {
            return true;
        }

        if (text.IsEmpty)
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            if (!TryTakePart(ref text, out var part))
            {
                return false;
            }

            total += part;
            if (total > Limit)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> text, out ulong part)
    {
        part = 0;
        var whole = TakeDigits(ref text);
        ReadOnlySpan<char> fraction = [];
        if (!text.IsEmpty && text[0] == '.')
        {
            text = text[1..];
            fraction = TakeDigits(ref text);
        }

        if ((whole.IsEmpty && fraction.IsEmpty) || !TryTakeUnit(ref text, out var unit))
        {
            return false;
        }

        ulong count = 0;
        if (!whole.IsEmpty && (!ulong.TryParse(whole, out count) || count > Limit / unit))
        {
            return false;
        }

        part = (count * unit) + FractionOf(fraction, unit);
        return part <= Limit;
    }

    private static ulong FractionOf(ReadOnlySpan<char> digits, ulong unit)
    {
        ulong value = 0;
        var scale = 1.0;
        foreach (var digit in digits)
        {
            if (value > (Limit - 10) / 10)
            {
                break; // Digits so far behind cannot change a count of nanoseconds.
            }

            value = (value * 10) + (ulong)(digit - '0');
            scale *= 10;
        }

        return (ulong)(value * (unit / scale));
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        var digits = text[..length];
        text = text[length..];
        return digits;
    }

    private static bool TryTakeUnit(ref ReadOnlySpan<char> text, out ulong unit)
    {
        var length = 0;
        while (length < text.Length && text[length] != '.' && !char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        unit = text[..length] switch
        {
            "ns" => 1,
            "us" or "\u00b5s" or "\u03bcs" => (ulong)GoDuration.Microsecond,
            "ms" => (ulong)GoDuration.Millisecond,
            "s" => (ulong)GoDuration.Second,
            "m" => (ulong)GoDuration.Minute,
            "h" => (ulong)GoDuration.Hour,
            _ => 0,
        };
        text = text[length..];
        return unit != 0;
    }
}
