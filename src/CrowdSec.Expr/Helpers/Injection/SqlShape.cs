namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>
/// Reads a text as SQL and writes its shape: one letter for each word or symbol, see <see cref="SqlWords"/>, and besides
/// s quoted text, z an empty quote left open at the end, n number, v variable, i name, g name before a parenthesis, x blank comment to the end,
/// y comment with text to the end, h the same with #, X conditional comment, and the symbols ( ) , ; . themselves. Comments inside are white space.
/// </summary>
internal ref struct SqlShape
{
    /// <summary>What an attack looks like shows soon.</summary>
    public const int Longest = 128;

    private readonly Span<char> _shape;
    private ReadOnlySpan<char> _rest;
    private int _length;

    private SqlShape(ReadOnlySpan<char> text, Span<char> shape)
    {
        _rest = text;
        _shape = shape;
    }

    /// <param name="quote">The quote that the text is pasted between; '\0' for none.</param>
    /// <param name="shape">Receives the shape; at least <see cref="Longest"/> long.</param>
    public static int Write(ReadOnlySpan<char> text, char quote, Span<char> shape)
    {
        var writer = new SqlShape(text, shape);
        if (quote != '\0')
        {
            writer.TakeQuoted(quote);
        }

        while (writer._length < Longest && writer.TakeNext())
        {
        }

        return writer._length;
    }

    private bool TakeNext()
    {
        _rest = _rest.TrimStart(" \t\r\n\f\v\u00a0\0");
        if (_rest.IsEmpty)
        {
            return false;
        }

        var symbol = _rest[0];
        switch (symbol)
        {
            case '\'' or '"':
                _rest = _rest[1..];
                TakeQuoted(symbol);
                return true;
            case '`':
                TakeName('`');
                return true;
            case '@':
                TakeVariable();
                return true;
            case '#':
                return TakeLineComment(1, 'h');
            case '-' when _rest.StartsWith("--"):
                return TakeLineComment(2, 'y');
            case '/' when _rest.StartsWith("/*"):
                return TakeBlockComment();
            case '(' or ')' or ',' or ';' or '.' when !StartsNumber():
                Add(symbol, 1);
                return true;
        }

        if (StartsNumber())
        {
            TakeNumber();
        }
        else if (IsWordStart(symbol))
        {
            TakeWord();
        }
        else
        {
            TakeOperator(symbol);
        }

        return true;
    }

    private void Add(char kind, int length)
    {
        if (_length < Longest)
        {
            _shape[_length++] = kind;
        }

        _rest = _rest[length..];
    }

    /// <summary>The quote has been taken already; doubled and escaped quotes are part of the text.</summary>
    private void TakeQuoted(char quote)
    {
        var i = 0;
        for (; i < _rest.Length; i++)
        {
            if (_rest[i] == '\\')
            {
                i++;
            }
            else if (_rest[i] == quote)
            {
                if (i + 1 >= _rest.Length || _rest[i + 1] != quote)
                {
                    Add('s', i + 1);
                    return;
                }

                i++;
            }
        }

        Add(_rest.IsEmpty ? 'z' : 's', _rest.Length);
    }

    private void TakeName(char quote)
    {
        var end = _rest[1..].IndexOf(quote);
        Add(SqlWords.Identifier, end < 0 ? _rest.Length : end + 2);
    }

    private void TakeVariable()
    {
        var length = _rest.StartsWith("@@") ? 2 : 1;
        Add('v', length + WordLength(_rest[length..]));
    }

    private bool TakeLineComment(int marker, char kind)
    {
        var end = _rest.IndexOf('\n');
        if (end >= 0 && !_rest[end..].TrimStart().IsEmpty)
        {
            _rest = _rest[(end + 1)..];
            return true;
        }

        Add(_rest[marker..].TrimStart("-+ \t\r\n").IsEmpty ? 'x' : kind, _rest.Length);
        return true;
    }

    private bool TakeBlockComment()
    {
        if (_rest.StartsWith("/*!"))
        {
            // What is inside counts for MySQL.
            Add('X', 3);
            _rest = _rest.TrimStart("0123456789");
            return true;
        }

        var end = _rest[2..].IndexOf("*/");
        if (end < 0)
        {
            Add('x', _rest.Length);
            return true;
        }

        _rest = _rest[(end + 4)..];
        return true;
    }

    private readonly bool StartsNumber() =>
        char.IsAsciiDigit(_rest[0]) || (_rest[0] == '.' && _rest.Length > 1 && char.IsAsciiDigit(_rest[1]));

    private void TakeNumber()
    {
        var isHex = _rest.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? 2 : 0;
        while (digits < _rest.Length && (isHex ? char.IsAsciiHexDigit(_rest[digits]) : char.IsAsciiDigit(_rest[digits]) || _rest[digits] == '.'))
        {
            digits++;
        }

        if (!isHex && digits < _rest.Length && _rest[digits] is 'e' or 'E' && digits + 1 < _rest.Length && char.IsAsciiDigit(_rest[digits + 1]))
        {
            digits++;
            while (digits < _rest.Length && char.IsAsciiDigit(_rest[digits]))
            {
                digits++;
            }
        }

        // "1or" is a number and a word, "1st" is a name.
        var letters = WordLength(_rest[digits..]);
        var isName = letters > 0 && SqlWords.KindOf(_rest.Slice(digits, letters)) is not ('l' or 'u' or 'F' or 'c');
        Add(isName ? SqlWords.Identifier : 'n', isName ? digits + letters : digits);
    }

    private void TakeWord()
    {
        var length = WordLength(_rest);
        var word = _rest[..length];
        var after = _rest[length..].TrimStart();
        if (word.Equals("not", StringComparison.OrdinalIgnoreCase))
        {
            _rest = _rest[length..];
            return;
        }

        if ((word.Equals("order", StringComparison.OrdinalIgnoreCase) || word.Equals("group", StringComparison.OrdinalIgnoreCase)) && StartsWithWord(after, "by"))
        {
            _rest = after;
            Add('B', 2);
            return;
        }

        var kind = SqlWords.KindOf(word);
        if (after is ['(', ..])
        {
            kind = kind == SqlWords.Identifier ? 'g' : kind;
        }
        else if (kind == 'f' && after is not ['.', ..] && !word.StartsWith("xp_", StringComparison.OrdinalIgnoreCase))
        {
            kind = SqlWords.Identifier;
        }

        Add(kind, length);
    }

    private void TakeOperator(char symbol)
    {
        switch (symbol)
        {
            case '&' when _rest.StartsWith("&&"):
            case '|' when _rest.StartsWith("||"):
                Add('l', 2);
                break;
            case '=' or '<' or '>':
            case '!' when _rest is ['!', '=', ..]:
                var length = 1;
                while (length < Math.Min(_rest.Length, 3) && _rest[length] is '=' or '<' or '>')
                {
                    length++;
                }

                Add('c', length);
                break;
            case '!' or '~':
                _rest = _rest[1..]; // Signs of the value that follows.
                break;
            case '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^':
                Add(_rest is ['*', '/', ..] ? '?' : 'o', _rest is ['*', '/', ..] ? 2 : 1);
                break;
            default:
                Add('?', 1);
                break;
        }
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && WordLength(text) == word.Length;

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (IsWordStart(text[length]) || char.IsAsciiDigit(text[length])))
        {
            length++;
        }

        return length;
    }

    private static bool IsWordStart(char symbol) => char.IsAsciiLetter(symbol) || symbol is '_' or '$' || symbol > 0x7f;
}
