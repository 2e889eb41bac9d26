namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>The zone that a text names: by offset, by abbreviation, as UTC, or not at all.</summary>
internal ref struct LayoutZone
{
    private bool _utc;
    private int? _offset;
    private ReadOnlySpan<char> _name;

    /// <summary>The instant of a wall clock reading. An abbreviation that the default zone does not know counts as offset zero.</summary>
    public readonly GoTime Place(long wallSeconds, int nanoseconds, GoZone? defaultZone)
    {
        if (_utc)
        {
            return GoTime.FromWall(wallSeconds, nanoseconds, null);
        }

        if (_offset is { } offset)
        {
            var zone = _name.IsEmpty ? GoZone.FixedOffset(offset) : GoZone.Fixed(_name.ToString(), offset);
            return GoTime.FromWall(wallSeconds, nanoseconds, zone);
        }

        return _name.IsEmpty ? GoTime.FromWall(wallSeconds, nanoseconds, defaultZone) : PlaceByName(wallSeconds, nanoseconds, defaultZone);
    }

    public bool TakeName(ref ReadOnlySpan<char> text)
    {
        if (text.StartsWith("UTC"))
        {
            _utc = true;
            text = text[3..];
            return true;
        }

        var length = ZoneAbbreviation.Length(text);
        _name = text[..length];
        text = text[length..];
        return length > 0;
    }

    public bool TakeOffset(ref ReadOnlySpan<char> text, LayoutToken token)
    {
        if (token.AllowZ && !text.IsEmpty && text[0] == 'Z')
        {
            _utc = true;
            text = text[1..];
            return true;
        }

        if (text.Length < token.Length || text[0] is not ('+' or '-'))
        {
            return false;
        }

        var negative = text[0] == '-';
        var rest = text[1..];
        if (!TryReadOffset(ref rest, token.Element, out var offset))
        {
            return false;
        }

        _offset = negative ? -offset : offset;
        text = rest;
        return true;
    }

    private readonly GoTime PlaceByName(long wallSeconds, int nanoseconds, GoZone? defaultZone)
    {
        var known = defaultZone?.OffsetOf(_name, wallSeconds - GoTime.SecondsToUnixEpoch);
        if (known is { } offset)
        {
            return GoTime.FromWall(wallSeconds - offset, nanoseconds, null).InZone(defaultZone!);
        }

        // "GMT+3" tells its offset.
        var hours = _name.Length > 3 && _name.StartsWith("GMT") && int.TryParse(_name[3..], out var parsed) ? parsed : 0;
        return GoTime.FromWall(wallSeconds, nanoseconds, GoZone.Fixed(_name.ToString(), hours * 3600));
    }

    private static bool TryReadOffset(ref ReadOnlySpan<char> text, LayoutElement shape, out int offset)
    {
        var minutes = 0;
        var seconds = 0;
        var colon = shape is LayoutElement.ZoneColon or LayoutElement.ZoneColonSeconds;
        var hours = DigitReader.TakeTwo(ref text, true);
        var valid = true;
        if (shape != LayoutElement.ZoneHours)
        {
            valid = TakePart(ref text, colon, out minutes);
        }

        if (valid && shape is LayoutElement.ZonePlainSeconds or LayoutElement.ZoneColonSeconds)
        {
            valid = TakePart(ref text, colon, out seconds);
        }

        // Some people do write 24 hours or 60 minutes.
        offset = (hours * 3600) + (minutes * 60) + seconds;
        return valid && hours is >= 0 and <= 24 && minutes is >= 0 and <= 60 && seconds is >= 0 and <= 60;
    }

    private static bool TakePart(ref ReadOnlySpan<char> text, bool colon, out int value)
    {
        value = -1;
        if (colon)
        {
            if (text.IsEmpty || text[0] != ':')
            {
                return false;
            }

            text = text[1..];
        }

        value = DigitReader.TakeTwo(ref text, true);
        return value >= 0;
    }
}
