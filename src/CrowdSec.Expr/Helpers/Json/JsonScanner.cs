namespace CrowdSec.Expr.Helpers.Json;

/// <summary>
/// Walks over JSON text without checking more of it than it must. Time is proportional to the text passed over; there is no recursion.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Enters the first object or list of the text; other characters before it are passed over, quotes and names are not.</summary>
    public bool EnterFirst(scoped ReadOnlySpan<char> key)
    {
        var opening = IsIndex(key) ? '[' : '{';
        while (_at < _text.Length)
        {
            var symbol = _text[_at];
            if (symbol == opening)
            {
                return Enter(key);
            }

            if (symbol == '[')
            {
                if (!SkipBlock())
                {
                    return false;
                }
            }
            else if (symbol is '{' or '"')
            {
                return false;
            }
            else
            {
                _at++;
            }
        }

        return false;
    }

    /// <summary>Steps from the value at hand to its member or entry.</summary>
    public bool Enter(scoped ReadOnlySpan<char> key)
    {
        SkipSpace();
        if (_at >= _text.Length)
        {
            return false;
        }

        return IsIndex(key) ? _text[_at] == '[' && EnterEntry(JsonPath.IndexOf(key)) : _text[_at] == '{' && EnterMember(key);
    }

    /// <summary>The value at hand.</summary>
    public JsonSlice Current()
    {
        SkipSpace();
        if (_at >= _text.Length)
        {
            return default;
        }

        var start = _at;
        switch (_text[_at])
        {
            case '"':
                return SkipString() ? new(JsonKind.String, start + 1, _at - start - 2) : default;
            case '{':
                return SkipBlock() ? new(JsonKind.Object, start, _at - start) : default;
            case '[':
                return SkipBlock() ? new(JsonKind.Array, start, _at - start) : default;
            default:
                SkipToken();
                return new(KindOf(_text[start.._at]), start, _at - start);
        }
    }

    private bool EnterMember(scoped ReadOnlySpan<char> key)
    {
        _at++;
        while (NextItem('}'))
        {
            var start = _at + 1;
            if (_text[_at] != '"' || !SkipString())
            {
                return false;
            }

            var name = _text[start..(_at - 1)];
            SkipSpace();
            if (_at >= _text.Length || _text[_at] != ':')
            {
                return false;
            }

            _at++;
            if (JsonText.Equals(name, key))
            {
                return true;
            }

            if (!SkipValue())
            {
                return false;
            }
        }

        return false;
    }

    private bool EnterEntry(int index)
    {
        _at++;
        while (index >= 0 && NextItem(']'))
        {
            if (index-- == 0)
            {
                return true;
            }

            if (!SkipValue())
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Goes to the next item of a block; false at its end.</summary>
    private bool NextItem(char closing)
    {
        SkipSpace();
        if (_at < _text.Length && _text[_at] == ',')
        {
            _at++;
            SkipSpace();
        }

        return _at < _text.Length && _text[_at] != closing;
    }

    private bool SkipValue()
    {
        SkipSpace();
        if (_at >= _text.Length)
        {
            return false;
        }

        switch (_text[_at])
        {
            case '"':
                return SkipString();
            case '{' or '[':
                return SkipBlock();
            default:
                var start = _at;
                SkipToken();
                return _at > start;
        }
    }

    /// <summary>Passes over a quoted text; false when it does not end.</summary>
    private bool SkipString()
    {
        _at++;
        while (_at < _text.Length)
        {
            var step = _text[_at..].IndexOfAny('"', '\\');
            if (step < 0)
            {
                break;
            }

            _at += step + 1;
            if (_text[_at - 1] == '"')
            {
                return true;
            }

            _at++;
        }

        _at = _text.Length;
        return false;
    }

    /// <summary>Passes over an object or list by counting its kind of brackets outside quotes.</summary>
    private bool SkipBlock()
    {
        var opening = _text[_at];
        var closing = opening == '{' ? '}' : ']';
        var depth = 0;
        while (_at < _text.Length)
        {
            var step = _text[_at..].IndexOfAny(opening, closing, '"');
            if (step < 0)
            {
                break;
            }

            _at += step;
            if (_text[_at] == '"')
            {
                if (!SkipString())
                {
                    return false;
                }

                continue;
            }

            depth += _text[_at++] == opening ? 1 : -1;
            if (depth == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void SkipToken()
    {
        var length = _text[_at..].IndexOfAny(" \t\r\n,}]");
        _at = length < 0 ? _text.Length : _at + length;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private static bool IsIndex(scoped ReadOnlySpan<char> key) => !key.IsEmpty && key[0] == '[';

    private static JsonKind KindOf(ReadOnlySpan<char> token) => token switch
    {
        "true" or "false" => JsonKind.Boolean,
        "null" => JsonKind.Null,
        [(>= '0' and <= '9') or '-', ..] => JsonKind.Number,
        _ => JsonKind.Missing,
    };
}
