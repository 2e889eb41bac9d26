namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Reads a time in the shape of a reference-time layout. Allocates nothing but unusual zones.</summary>
internal ref struct LayoutParser
{
    private ReadOnlySpan<char> _text;
    private LayoutScanner _layout;
    private LayoutFields _fields;
    private LayoutZone _zone;

    private LayoutParser(ReadOnlySpan<char> layout, ReadOnlySpan<char> text)
    {
        _layout = new LayoutScanner(layout);
        _text = text;
        _fields = LayoutFields.Empty;
    }

    public static bool TryParse(ReadOnlySpan<char> layout, ReadOnlySpan<char> text, GoZone? zone, out GoTime value)
    {
        var parser = new LayoutParser(layout, text);
        if (parser.Read() && parser._fields.TryToWall(out var seconds))
        {
            value = parser._zone.Place(seconds, parser._fields.Nanosecond, zone);
            return true;
        }

        value = default;
        return false;
    }

    private bool Read()
    {
        while (_layout.Next(out var literal, out var token))
        {
            if (!Skip(literal) || !Take(token))
            {
                return false;
            }

            if (token.Element is LayoutElement.Second or LayoutElement.ZeroSecond && !TakeUnannouncedFraction())
            {
                return false;
            }
        }

        return Skip(_layout.Tail) && _text.IsEmpty;
    }

    /// <summary>A literal must stand in the text as it is, but any run of spaces stands for any other.</summary>
    private bool Skip(ReadOnlySpan<char> literal)
    {
        while (!literal.IsEmpty)
        {
            if (literal[0] == ' ')
            {
                if (!_text.IsEmpty && _text[0] != ' ')
                {
                    return false;
                }

                literal = literal.TrimStart(' ');
                _text = _text.TrimStart(' ');
                continue;
            }

            if (_text.IsEmpty || _text[0] != literal[0])
            {
                return false;
            }

            literal = literal[1..];
            _text = _text[1..];
        }

        return true;
    }

    private bool Take(LayoutToken token) => token.Element switch
    {
        <= LayoutElement.ShortWeekdayName => TakeYearOrName(token.Element),
        <= LayoutElement.ZeroYearDay => TakeDay(token.Element),
        <= LayoutElement.LowerHalfDay => TakeClock(token.Element),
        LayoutElement.FixedFraction => TakeFixedFraction(token),
        LayoutElement.TrimmedFraction => TakeOptionalFraction(),
        LayoutElement.ZoneName => _zone.TakeName(ref _text),
        _ => _zone.TakeOffset(ref _text, token),
    };

    private bool TakeYearOrName(LayoutElement element)
    {
        switch (element)
        {
            case LayoutElement.Year:
                _fields.Year = DigitReader.TakeExactly(ref _text, 4);
                return _fields.Year >= 0;
            case LayoutElement.ShortYear:
                var year = DigitReader.TakeExactly(ref _text, 2);
                _fields.Year = year >= 69 ? year + 1900 : year + 2000; // The years that C's two-digit years mean.
                return year >= 0;
            case LayoutElement.MonthName or LayoutElement.ShortMonthName:
                _fields.Month = LayoutNames.Take(LayoutNames.Months, element == LayoutElement.ShortMonthName, ref _text) + 1;
                return _fields.Month > 0;
            case LayoutElement.Month or LayoutElement.ZeroMonth:
                _fields.Month = DigitReader.TakeTwo(ref _text, element == LayoutElement.ZeroMonth);
                return _fields.Month is >= 1 and <= 12;
            default:
                return LayoutNames.Take(LayoutNames.Weekdays, element == LayoutElement.ShortWeekdayName, ref _text) >= 0;
        }
    }

    private bool TakeDay(LayoutElement element)
    {
        if (element is LayoutElement.PaddedYearDay or LayoutElement.ZeroYearDay)
        {
            SkipPadding(element == LayoutElement.PaddedYearDay ? 2 : 0);
            _fields.YearDay = DigitReader.TakeThree(ref _text, element == LayoutElement.ZeroYearDay);
            return _fields.YearDay >= 0;
        }

        SkipPadding(element == LayoutElement.PaddedDay ? 1 : 0);
        _fields.Day = DigitReader.TakeTwo(ref _text, element == LayoutElement.ZeroDay);
        return _fields.Day >= 0;
    }

    private void SkipPadding(int most)
    {
        for (; most > 0 && !_text.IsEmpty && _text[0] == ' '; most--)
        {
            _text = _text[1..];
        }
    }

    private bool TakeClock(LayoutElement element)
    {
        switch (element)
        {
            case LayoutElement.Hour:
                _fields.Hour = DigitReader.TakeTwo(ref _text, false);
                return _fields.Hour is >= 0 and < 24;
            case LayoutElement.Hour12 or LayoutElement.ZeroHour12:
                _fields.Hour = DigitReader.TakeTwo(ref _text, element == LayoutElement.ZeroHour12);
                return _fields.Hour is >= 0 and <= 12;
            case LayoutElement.Minute or LayoutElement.ZeroMinute:
                _fields.Minute = DigitReader.TakeTwo(ref _text, element == LayoutElement.ZeroMinute);
                return _fields.Minute is >= 0 and < 60;
            case LayoutElement.Second or LayoutElement.ZeroSecond:
                _fields.Second = DigitReader.TakeTwo(ref _text, element == LayoutElement.ZeroSecond);
                return _fields.Second is >= 0 and < 60;
            default:
                return TakeHalfDay(element == LayoutElement.UpperHalfDay ? "AM" : "am", element == LayoutElement.UpperHalfDay ? "PM" : "pm");
        }
    }

    private bool TakeHalfDay(string morning, string afternoon)
    {
        _fields.Morning = _text.StartsWith(morning);
        _fields.Afternoon = _text.StartsWith(afternoon);
        if (!_fields.Morning && !_fields.Afternoon)
        {
            return false;
        }

        _text = _text[2..];
        return true;
    }

    private bool TakeUnannouncedFraction() => DigitReader.FractionLength(_text) == 0 || _layout.FractionFollows() || TakeOptionalFraction();

    private bool TakeOptionalFraction()
    {
        var length = DigitReader.FractionLength(_text);
        if (length > 0)
        {
            _fields.Nanosecond = DigitReader.TakeFraction(ref _text, length);
        }

        return _fields.Nanosecond >= 0;
    }

    private bool TakeFixedFraction(LayoutToken token)
    {
        if (_text.Length < token.Length || _text[0] is not ('.' or ','))
        {
            return false;
        }

        _fields.Nanosecond = DigitReader.TakeFraction(ref _text, token.Length);
        return _fields.Nanosecond >= 0;
    }
}
