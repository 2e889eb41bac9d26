using System.Globalization;
using System.Text;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Walks over an assertion.</summary>
internal ref struct AssertScanner(string text)
{
    private readonly string _text = text;

    public int Position { get; private set; }

    public char Peek
    {
        get
        {
            SkipBlanks();
            return Position < _text.Length ? _text[Position] : '\0';
        }
    }

    public bool AtEnd => Peek == '\0' && Position >= _text.Length;

    public readonly string Slice(int start, int end) => _text[start..end];

    public void SkipBlanks()
    {
        while (Position < _text.Length && _text[Position] is ' ' or '\t' or '\r')
        {
            Position++;
        }
    }

    public bool TryWord(string word)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, Position, word, 0, word.Length) != 0)
        {
            return false;
        }

        Position += word.Length;
        return true;
    }

    public bool TryNumber(out int number)
    {
        SkipBlanks();
        var end = Position;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        var ok = int.TryParse(_text.AsSpan(Position, end - Position), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        Position = ok ? end : Position;
        return ok;
    }

    public string Identifier()
    {
        SkipBlanks();
        var start = Position;
        while (Position < _text.Length && (char.IsAsciiLetterOrDigit(_text[Position]) || _text[Position] == '_'))
        {
            Position++;
        }

        return _text[start..Position];
    }

    /// <summary>The characters up to a blank, comma or parenthesis.</summary>
    public string Token()
    {
        SkipBlanks();
        var start = Position;
        while (Position < _text.Length && _text[Position] is not (' ' or '\t' or '\r' or ',' or ')'))
        {
            Position++;
        }

        return _text[start..Position];
    }

    /// <summary>A quoted string with the escapes that are letters or quotes; others make it fail, and the expression language decides.</summary>
    public bool TryString(out string value)
    {
        value = "";
        var quote = Peek;
        var start = ++Position;
        var end = _text.AsSpan(start).IndexOfAny(quote, '\\');
        if (end >= 0 && _text[start + end] == quote)
        {
            value = _text.Substring(start, end);
            Position = start + end + 1;
            return true;
        }

        return end >= 0 && TryEscaped(quote, out value);
    }

    private bool TryEscaped(char quote, out string value)
    {
        var result = new StringBuilder();
        value = "";
        while (Position < _text.Length)
        {
            var c = _text[Position++];
            if (c == quote)
            {
                value = result.ToString();
                return true;
            }

            if (c == '\\')
            {
                if (Position >= _text.Length || Unescape(_text[Position++]) is not { } plain)
                {
                    return false;
                }

                c = plain;
            }

            result.Append(c);
        }

        return false;
    }

    private static char? Unescape(char c) => c switch
    {
        '\\' or '"' or '\'' => c,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        _ => null,
    };
}
