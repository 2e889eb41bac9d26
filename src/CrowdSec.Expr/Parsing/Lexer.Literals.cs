using System.Text;

namespace CrowdSec.Expr.Parsing;

internal sealed partial class Lexer
{
    private void ReadNumber()
    {
        var start = _at;
        var hex = false;
        if (Current == '0' && Following is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            hex = Following is 'x' or 'X';
            _at += 2;
        }

        SkipDigits(hex);
        if (Current == '.' && Following != '.')
        {
            _at++;
            SkipDigits(hex);
        }

        if (Current is 'e' or 'E')
        {
            _at++;
            if (Current is '+' or '-')
            {
                _at++;
            }

            SkipDigits(false);
        }

        if (IsIdentifierPart(_at, out var length))
        {
            throw new CompileException(start, $"bad number syntax: \"{source[start..(_at + length)]}\"");
        }

        _tokens.Add(new Token(TokenKind.Number, source[start.._at], start, _at));
    }

    private void SkipDigits(bool hex)
    {
        while (Current == '_' || (hex ? char.IsAsciiHexDigit(Current) : char.IsAsciiDigit(Current)))
        {
            _at++;
        }
    }

    private void ReadString(int start)
    {
        var body = QuotedBody();
        var text = body.Contains('\\') ? Encoding.UTF8.GetString(Escapes.Decode(body, start + 1)) : body.ToString();
        _tokens.Add(new Token(TokenKind.String, text, start, _at));
    }

    private void ReadBytes()
    {
        var start = _at++;
        var body = QuotedBody();
        _tokens.Add(new Token(TokenKind.Bytes, body.ToString(), start, _at, Escapes.Decode(body, start + 2)));
    }

    /// <summary>What stands between the quotes; leaves the position behind the closing one.</summary>
    private ReadOnlySpan<char> QuotedBody()
    {
        var quote = Current;
        var start = ++_at;
        while (Current != quote || _at >= source.Length)
        {
            if (_at >= source.Length || Current == '\n')
            {
                throw new CompileException(start - 1, "literal not terminated");
            }

            _at += Current == '\\' && _at + 1 < source.Length ? 2 : 1;
        }

        return source.AsSpan(start, _at++ - start);
    }

    private void ReadRawString()
    {
        var start = _at++;
        while (true)
        {
            var end = _at < source.Length ? source.IndexOf('`', _at) : -1;
            if (end < 0)
            {
                throw new CompileException(start, "literal not terminated");
            }

            _at = end + 1;
            if (Current != '`')
            {
                break;
            }

            _at++;
        }

        var text = source[(start + 1)..(_at - 1)].Replace("``", "`", StringComparison.Ordinal);
        _tokens.Add(new Token(TokenKind.String, text, start, _at));
    }
}
