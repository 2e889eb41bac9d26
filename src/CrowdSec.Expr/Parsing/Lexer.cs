using System.Text;

namespace CrowdSec.Expr.Parsing;

/// <summary>Splits the source into tokens. Spaces and comments are dropped.</summary>
internal sealed partial class Lexer(string source)
{
    private readonly List<Token> _tokens = [];
    private int _at;

    public static List<Token> Run(string source)
    {
        var lexer = new Lexer(source);
        while (lexer.Next())
        {
        }

        return lexer._tokens;
    }

    private char Current => _at < source.Length ? source[_at] : '\0';

    private char Following => _at + 1 < source.Length ? source[_at + 1] : '\0';

    private bool Next()
    {
        SkipBlanks();
        if (_at >= source.Length)
        {
            _tokens.Add(new Token(TokenKind.End, "", source.Length, source.Length));
            return false;
        }

        var c = Current;
        switch (c)
        {
            case '\'' or '"':
                ReadString(_at);
                break;
            case '`':
                ReadRawString();
                break;
            case 'b' when Following is '\'' or '"':
                ReadBytes();
                break;
            case >= '0' and <= '9':
            case '.' when char.IsAsciiDigit(Following):
                ReadNumber();
                break;
            case '(' or '[' or '{' or ')' or ']' or '}':
                Emit(TokenKind.Bracket, 1);
                break;
            default:
                ReadWordOrOperator(c);
                break;
        }

        return true;
    }

    private void ReadWordOrOperator(char c)
    {
        if (IsIdentifierStart(_at, out _))
        {
            ReadIdentifier();
            return;
        }

        var length = OperatorLength(c);
        if (length == 0)
        {
            Rune.DecodeFromUtf16(source.AsSpan(_at), out var rune, out _);
            throw new CompileException(_at, $"unrecognized character: U+{rune.Value:X4}");
        }

        Emit(TokenKind.Operator, length);
    }

    private int OperatorLength(char c) => c switch
    {
        ',' or ';' or '%' or '+' or '-' or '^' or '#' => 1,
        '&' or '!' or '=' or '*' or '<' or '>' => Following is '&' or '=' or '*' ? 2 : 1,
        '|' or ':' or '.' => Following == c ? 2 : 1,
        '?' => Following is '.' or '?' ? 2 : 1,
        '/' => 1,
        _ => 0,
    };

    private void ReadIdentifier()
    {
        var start = _at;
        while (IsIdentifierPart(_at, out var length))
        {
            _at += length;
        }

        var text = source[start.._at];
        _tokens.Add(new Token(Operators.IsWord(text) ? TokenKind.Operator : TokenKind.Identifier, text, start, _at));
    }

    private bool IsIdentifierStart(int at, out int length)
    {
        length = 1;
        if (at >= source.Length)
        {
            return false;
        }

        if (source[at] is '_' or '$' || char.IsAsciiLetter(source[at]))
        {
            return true;
        }

        return Rune.DecodeFromUtf16(source.AsSpan(at), out var rune, out length) == System.Buffers.OperationStatus.Done && Rune.IsLetter(rune);
    }

    private bool IsIdentifierPart(int at, out int length) =>
        IsIdentifierStart(at, out length) || (at < source.Length && char.IsDigit(source[at]));

    private void SkipBlanks()
    {
        while (_at < source.Length)
        {
            if (char.IsWhiteSpace(Current))
            {
                _at++;
            }
            else if (Current == '/' && Following == '/')
            {
                var end = source.IndexOf('\n', _at);
                _at = end < 0 ? source.Length : end;
            }
            else if (Current == '/' && Following == '*')
            {
                var end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw new CompileException(_at, "unclosed comment") : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private void Emit(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, source.Substring(_at, length), _at, _at + length));
        _at += length;
    }
}
