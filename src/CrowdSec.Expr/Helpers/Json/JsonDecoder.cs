using System.Globalization;

namespace CrowdSec.Expr.Helpers.Json;

/// <summary>
/// Decodes JSON text (RFC 8259): objects to Dictionary&lt;string, object?&gt; where the last of equal keys wins, lists to object?[],
/// numbers to double. Depth is bounded.
/// </summary>
public ref struct JsonDecoder
{
    private const int Deepest = 512;

    private ReadOnlySpan<char> _rest;
    private int _depth;

    private JsonDecoder(ReadOnlySpan<char> text) => _rest = text;

    /// <summary>False when the text is not one valid JSON value, or nested too deeply.</summary>
    public static bool TryDecode(ReadOnlySpan<char> json, out object? value)
    {
        var decoder = new JsonDecoder(json);
        decoder.SkipSpace();
        if (!decoder.TryTakeValue(out value))
        {
            return false;
        }

        decoder.SkipSpace();
        return decoder._rest.IsEmpty;
    }

    private bool TryTakeValue(out object? value)
    {
        value = null;
        if (_rest.IsEmpty)
        {
            return false;
        }

        switch (_rest[0])
        {
            case '{' or '[':
                return TryTakeNested(_rest[0] == '{', out value);
            case '"':
                var taken = TryTakeString(out var text);
                value = text;
                return taken;
            case 't':
                value = true;
                return TryTakeWord("true");
            case 'f':
                value = false;
                return TryTakeWord("false");
            case 'n':
                return TryTakeWord("null");
            default:
                return TryTakeNumber(out value);
        }
    }

    private bool TryTakeNested(bool isObject, out object? value)
    {
        value = null;
        if (_depth == Deepest)
        {
            return false;
        }

        _depth++;
        var taken = isObject ? TryTakeObject(out value) : TryTakeList(out value);
        _depth--;
        return taken;
    }

    private bool TryTakeObject(out object? value)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        value = map;
        if (TakeClosing('}'))
        {
            return true;
        }

        while (true)
        {
            SkipSpace();
            if (!TryTakeString(out var key))
            {
                return false;
            }

            SkipSpace();
            if (!TryTakeSymbol(':') || !TryTakeItem(out var item))
            {
                return false;
            }

            map[key] = item;
            if (!TryTakeSymbol(','))
            {
                return TryTakeSymbol('}');
            }
        }
    }

    private bool TryTakeList(out object? value)
    {
        value = null;
        if (TakeClosing(']'))
        {
            value = Array.Empty<object?>();
            return true;
        }

        var list = new List<object?>();
        while (TryTakeItem(out var item))
        {
            list.Add(item);
            if (!TryTakeSymbol(','))
            {
                value = list.ToArray();
                return TryTakeSymbol(']');
            }
        }

        return false;
    }

    private bool TryTakeItem(out object? item)
    {
        SkipSpace();
        var taken = TryTakeValue(out item);
        SkipSpace();
        return taken;
    }

    private bool TakeClosing(char closing)
    {
        _rest = _rest[1..];
        SkipSpace();
        return TryTakeSymbol(closing);
    }

    private bool TryTakeString(out string text)
    {
        text = "";
        if (_rest.IsEmpty || _rest[0] != '"')
        {
            return false;
        }

        var end = 1;
        while (end < _rest.Length && _rest[end] != '"')
        {
            if (_rest[end] < ' ')
            {
                return false;
            }

            end += _rest[end] == '\\' ? 2 : 1;
        }

        if (end >= _rest.Length || !JsonText.TryUnescape(_rest[1..end], out text))
        {
            return false;
        }

        _rest = _rest[(end + 1)..];
        return true;
    }

    private bool TryTakeNumber(out object? value)
    {
        var length = JsonNumber.Length(_rest);
        value = null;
        if (length == 0 || !double.TryParse(_rest[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return false;
        }

        value = number;
        _rest = _rest[length..];
        return true;
    }

    private bool TryTakeWord(string word)
    {
        if (!_rest.StartsWith(word))
        {
            return false;
        }

        _rest = _rest[word.Length..];
        return true;
    }

    private bool TryTakeSymbol(char symbol)
    {
        if (_rest.IsEmpty || _rest[0] != symbol)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private void SkipSpace()
    {
        var length = 0;
        while (length < _rest.Length && _rest[length] is ' ' or '\t' or '\r' or '\n')
        {
            length++;
        }

        _rest = _rest[length..];
    }
}
