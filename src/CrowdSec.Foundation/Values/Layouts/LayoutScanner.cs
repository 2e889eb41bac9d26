namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Cuts a reference-time layout into literals and elements, see https://pkg.go.dev/time#Layout.</summary>
internal ref struct LayoutScanner(ReadOnlySpan<char> layout)
{
    private ReadOnlySpan<char> _rest = layout;

    /// <summary>The literal after the last element, once <see cref="Next"/> has answered false.</summary>
    public readonly ReadOnlySpan<char> Tail => _rest;

    /// <summary>The next element with the literal text before it; false when no element is left.</summary>
    public bool Next(out ReadOnlySpan<char> literal, out LayoutToken token)
    {
        for (var i = 0; i < _rest.Length; i++)
        {
            token = TokenAt(_rest, ref i);
            if (token.Element != LayoutElement.None)
            {
                literal = _rest[..i];
                _rest = _rest[(i + token.Length)..];
                return true;
            }
        }

        literal = [];
        token = default;
        return false;
    }

    /// <summary>Whether the next element is a fraction of a second.</summary>
    public readonly bool FractionFollows()
    {
        var copy = this;
        return copy.Next(out _, out var token) && token.IsFraction;
    }

    private static LayoutToken TokenAt(ReadOnlySpan<char> layout, ref int index)
    {
        var text = layout[index..];
        switch (text[0])
        {
            case 'J' or 'M':
                return NameAt(text);
            case '0':
                return ZeroPadded(text);
            case '1':
                return text.StartsWith("15") ? new(LayoutElement.Hour, 2) : new(LayoutElement.Month, 1);
            case '2':
                return text.StartsWith("2006") ? new(LayoutElement.Year, 4) : new(LayoutElement.Day, 1);
            case '_':
                return Underscored(text, ref index);
            case '3':
                return new(LayoutElement.Hour12, 1);
            case '4':
                return new(LayoutElement.Minute, 1);
            case '5':
                return new(LayoutElement.Second, 1);
            case 'P':
                return text.StartsWith("PM") ? new(LayoutElement.UpperHalfDay, 2) : default;
            case 'p':
                return text.StartsWith("pm") ? new(LayoutElement.LowerHalfDay, 2) : default;
            case '-' or 'Z':
                return ZoneAt(text);
            case '.' or ',':
                return FractionAt(text);
            default:
                return default;
        }
    }

    private static LayoutToken NameAt(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("January"))
        {
            return new(LayoutElement.MonthName, 7);
        }

        if (text.StartsWith("Monday"))
        {
            return new(LayoutElement.WeekdayName, 6);
        }

        if (text.StartsWith("MST"))
        {
            return new(LayoutElement.ZoneName, 3);
        }

        // "Janet" and "Monster" are words, not dates.
        if (text.Length > 3 && char.IsAsciiLetterLower(text[3]))
        {
            return default;
        }

        return text.StartsWith("Jan") ? new(LayoutElement.ShortMonthName, 3)
            : text.StartsWith("Mon") ? new(LayoutElement.ShortWeekdayName, 3)
            : default;
    }

    private static LayoutToken ZeroPadded(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("002"))
        {
            return new(LayoutElement.ZeroYearDay, 3);
        }

        return (text.Length > 1 ? text[1] : '\0') switch
        {
            '1' => new(LayoutElement.ZeroMonth, 2),
            '2' => new(LayoutElement.ZeroDay, 2),
            '3' => new(LayoutElement.ZeroHour12, 2),
            '4' => new(LayoutElement.ZeroMinute, 2),
            '5' => new(LayoutElement.ZeroSecond, 2),
            '6' => new(LayoutElement.ShortYear, 2),
            _ => default,
        };
    }

    private static LayoutToken Underscored(ReadOnlySpan<char> text, ref int index)
    {
        if (text.StartsWith("_2006"))
        {
            index++; // The underscore is a literal here.
            return new(LayoutElement.Year, 4);
        }

        return text.StartsWith("_2") ? new(LayoutElement.PaddedDay, 2)
            : text.StartsWith("__2") ? new(LayoutElement.PaddedYearDay, 3)
            : default;
    }

    private static LayoutToken ZoneAt(ReadOnlySpan<char> text)
    {
        var allowZ = text[0] == 'Z';
        var digits = text[1..];
        return digits.StartsWith("070000") ? new(LayoutElement.ZonePlainSeconds, 7, allowZ)
            : digits.StartsWith("07:00:00") ? new(LayoutElement.ZoneColonSeconds, 9, allowZ)
            : digits.StartsWith("0700") ? new(LayoutElement.ZonePlain, 5, allowZ)
            : digits.StartsWith("07:00") ? new(LayoutElement.ZoneColon, 6, allowZ)
            : digits.StartsWith("07") ? new(LayoutElement.ZoneHours, 3, allowZ)
            : default;
    }

    private static LayoutToken FractionAt(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[1] is not ('0' or '9'))
        {
            return default;
        }

        var length = 1;
        while (length < text.Length && text[length] == text[1])
        {
            length++;
        }

        if (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            return default;
        }

        var element = text[1] == '0' ? LayoutElement.FixedFraction : LayoutElement.TrimmedFraction;
        return new(element, length, Digits: length - 1, Separator: text[0]);
    }
}
