namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>
/// Parses XML text into elements in one pass, with bounded depth. No document types, external entities or name spaces: log lines need none,
/// and entity expansion is an attack.
/// </summary>
internal ref struct XmlParser
{
    private const int Deepest = 256;
    private const int MostElements = 100_000;

    private readonly XmlElement _document = new(default, null);
    private ReadOnlySpan<char> _rest;
    private XmlElement _open;
    private int _depth;
    private int _elements;
    private XmlName _lastElement;
    private XmlName _lastAttribute;

    private XmlParser(ReadOnlySpan<char> text)
    {
        _rest = text;
        _open = _document;
    }

    /// <summary>The document as a nameless element around the root.</summary>
    public static bool TryParse(string text, out XmlElement document)
    {
        var parser = new XmlParser(text.AsSpan().TrimStart('\ufeff'));
        document = parser._document;
        return parser.Run();
    }

    private bool Run()
    {
        while (!_rest.IsEmpty)
        {
            var next = _rest.IndexOf('<');
            var text = next < 0 ? _rest : _rest[..next];
            _rest = _rest[text.Length..];
            if (!text.IsEmpty && !AddText(text))
            {
                return false;
            }

            if (next >= 0 && !TakeMarkup())
            {
                return false;
            }
        }

        return _depth == 0 && _elements > 0;
    }

    private readonly bool AddText(ReadOnlySpan<char> text)
    {
        if (!XmlText.TryDecode(text, out var decoded))
        {
            return false;
        }

        // Text outside of the root, such as the "- " of a copied event, means nothing and does no harm.
        if (_depth > 0)
        {
            _open.AddText(decoded);
        }

        return true;
    }

    private bool TakeMarkup()
    {
        if (_rest.StartsWith("<!--"))
        {
            return SkipPast("-->", 4, out _);
        }

        if (_rest.StartsWith("<![CDATA["))
        {
            if (_depth == 0 || !SkipPast("]]>", 9, out var text))
            {
                return false;
            }

            _open.AddText(text.ToString());
            return true;
        }

        if (_rest.StartsWith("<?"))
        {
            return SkipPast("?>", 2, out _);
        }

        if (_rest.StartsWith("<!"))
        {
            return SkipPast(">", 2, out _);
        }

        return _rest.StartsWith("</") ? TakeEndTag() : TakeStartTag();
    }

    private bool SkipPast(string end, int from, out ReadOnlySpan<char> inside)
    {
        var length = _rest[from..].IndexOf(end);
        if (length < 0)
        {
            inside = [];
            return false;
        }

        inside = _rest.Slice(from, length);
        _rest = _rest[(from + length + end.Length)..];
        return true;
    }

    private bool TakeEndTag()
    {
        if (!SkipPast(">", 2, out var name) || _depth == 0 || !_open.Name.Is(name.TrimEnd()))
        {
            return false;
        }

        _open.Close();
        _open = _open.Parent!;
        _depth--;
        return true;
    }

    private bool TakeStartTag()
    {
        _rest = _rest[1..];
        var name = TakeName();
        if (name.IsEmpty || _depth == Deepest || ++_elements > MostElements)
        {
            return false;
        }

        _lastElement = _lastElement.Or(name);
        var element = new XmlElement(_lastElement, _open);
        _open.Add(element);
        if (!TakeAttributes(element))
        {
            return false;
        }

        if (_rest[0] == '/')
        {
            _rest = _rest[2..];
            return true;
        }

        _rest = _rest[1..];
        _open = element;
        _depth++;
        return true;
    }

    /// <summary>Stops at ">" or "/>".</summary>
    private bool TakeAttributes(XmlElement element)
    {
        while (true)
        {
            _rest = _rest.TrimStart();
            if (_rest.StartsWith(">") || _rest.StartsWith("/>"))
            {
                return true;
            }

            var name = TakeName();
            _rest = _rest.TrimStart();
            if (name.IsEmpty || _rest.IsEmpty || _rest[0] != '=')
            {
                return false;
            }

            _rest = _rest[1..].TrimStart();
            if (_rest.IsEmpty || _rest[0] is not ('"' or '\'')
                || !SkipPast(_rest[0] == '"' ? "\"" : "'", 1, out var raw)
                || !XmlText.TryDecode(raw, out var value))
            {
                return false;
            }

            // Names repeat; one string for all of them does.
            _lastAttribute = _lastAttribute.Or(name);
            element.Add(_lastAttribute, value);
        }
    }

    private ReadOnlySpan<char> TakeName()
    {
        var length = 0;
        while (length < _rest.Length && IsNamePart(_rest[length], length == 0))
        {
            length++;
        }

        var name = _rest[..length];
        _rest = _rest[length..];
        return name;
    }

    private static bool IsNamePart(char symbol, bool first) =>
        char.IsLetter(symbol) || symbol is '_' or ':' || (!first && (char.IsDigit(symbol) || symbol is '-' or '.'));
}
