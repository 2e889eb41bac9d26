namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>Reads text as HTML, roughly as browsers do, and looks at elements and attributes. One pass, no recursion.</summary>
internal ref struct HtmlScanner
{
    private const string Space = " \t\r\n\f\0\v";

    private ReadOnlySpan<char> _rest;

    private HtmlScanner(ReadOnlySpan<char> text) => _rest = text;

    public static bool FindsCode(ReadOnlySpan<char> text, HtmlPlace place)
    {
        var scanner = new HtmlScanner(text);
        var end = place switch
        {
            HtmlPlace.SingleQuotedValue => text.IndexOf('\''),
            HtmlPlace.DoubleQuotedValue => text.IndexOf('"'),
            HtmlPlace.BackquotedValue => text.IndexOf('`'),
            HtmlPlace.BareValue => text.IndexOfAny(" \t\r\n\f>"),
            _ => text.Length,
        };
        if (place == HtmlPlace.Content)
        {
            return scanner.ReadContent();
        }

        if (end < 0)
        {
            return false;
        }

        scanner._rest = text[(place == HtmlPlace.BareValue ? end : end + 1)..];
        return scanner.ReadAttributes() || scanner.ReadContent();
    }

    private bool ReadContent()
    {
        while (true)
        {
            var start = _rest.IndexOf('<');
            if (start < 0 || start + 1 >= _rest.Length)
            {
                return false;
            }

            _rest = _rest[(start + 1)..];
            if (_rest[0] is '!' or '?' or '%')
            {
                if (ReadDeclaration())
                {
                    return true;
                }
            }
            else if (_rest[0] == '/')
            {
                _rest = _rest[1..];
            }
            else if (char.IsAsciiLetter(_rest[0]) && ReadElement())
            {
                return true;
            }
        }
    }

    private bool ReadDeclaration()
    {
        if (_rest.StartsWith("!--"))
        {
            return ReadComment();
        }

        var end = _rest.IndexOf('>');
        var inside = (end < 0 ? _rest : _rest[..end])[1..];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        return HtmlDanger.IsDeclaration(inside);
    }

    private bool ReadComment()
    {
        var end = _rest.IndexOf("-->");
        var inside = end < 0 ? _rest[3..] : _rest[Math.Min(3, end)..end];
        _rest = end < 0 ? [] : _rest[(end + 3)..];

        // Old browsers run code in conditional comments, and end comments in odd places.
        return inside.Contains('`') || inside.TrimStart().StartsWith("[if", StringComparison.OrdinalIgnoreCase);
    }

    private bool ReadElement()
    {
        var length = _rest.IndexOfAny(" \t\r\n\f\v/>");
        var name = length < 0 ? _rest : _rest[..length];
        _rest = _rest[name.Length..];
        return HtmlDanger.IsElement(name) || ReadAttributes();
    }

    /// <summary>Reads up to the end of the tag.</summary>
    private bool ReadAttributes()
    {
        while (true)
        {
            _rest = _rest.TrimStart(" \t\r\n\f\0\v/");
            if (_rest.IsEmpty || _rest[0] == '>')
            {
                _rest = _rest.IsEmpty ? _rest : _rest[1..];
                return false;
            }

            var name = TakeName();
            if (name.IsEmpty)
            {
                _rest = _rest[1..];
                continue;
            }

            var afterName = _rest.TrimStart(Space);
            if (afterName.IsEmpty || afterName[0] != '=')
            {
                continue;
            }

            _rest = afterName[1..].TrimStart(Space);
            if (HtmlDanger.IsAttribute(name, TakeValue()))
            {
                return true;
            }
        }
    }

    private ReadOnlySpan<char> TakeName()
    {
        var length = _rest.IndexOfAny(" \t\r\n\f\v/>=");
        var name = length < 0 ? _rest : _rest[..length];
        _rest = _rest[name.Length..];
        return name;
    }

    private ReadOnlySpan<char> TakeValue()
    {
        if (!_rest.IsEmpty && _rest[0] is '"' or '\'' or '`')
        {
            var end = _rest[1..].IndexOf(_rest[0]);
            var quoted = end < 0 ? _rest[1..] : _rest[1..(end + 1)];
            _rest = end < 0 ? [] : _rest[(end + 2)..];
            return quoted;
        }

        var length = _rest.IndexOfAny(" \t\r\n\f\0\v>");
        var value = length < 0 ? _rest : _rest[..length];
        _rest = _rest[value.Length..];
        return value;
    }
}
