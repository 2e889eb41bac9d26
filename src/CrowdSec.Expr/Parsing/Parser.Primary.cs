using System.Globalization;
using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Parsing;

internal sealed partial class Parser
{
    /// <summary>Chains in parentheses stay one operand, so that traces and conjuncts follow what was written.</summary>
    private readonly HashSet<Node> _parenthesised = [];

    private Node ParsePrimary()
    {
        var token = Current;
        if (token.Kind == TokenKind.Operator && Operators.TryUnary(token.Text, out var binding))
        {
            Advance();
            var operand = ParseExpression(binding);
            return ParsePostfix(Place(new UnaryNode(token.Start, token.Text == "!" ? "not" : token.Text, operand), token.Start), token.Start);
        }

        if (token.IsBracket("("))
        {
            Advance();
            var inner = ParseSequence();
            Expect(TokenKind.Bracket, ")");
            _parenthesised.Add(inner);
            return ParsePostfix(inner, token.Start);
        }

        if (_predicates > 0 && (token.IsOperator("#") || token.IsOperator(".")))
        {
            return ParsePostfix(ParsePointer(token), token.Start);
        }

        if (token.IsOperator("::"))
        {
            Advance();
            var name = Expect(TokenKind.Identifier);
            return ParsePostfix(ParseCall(name, null, token.Start, mayBeOverridden: false), token.Start);
        }

        return ParsePostfix(ParseValue(token), token.Start);
    }

    private PointerNode ParsePointer(Token token)
    {
        if (token.Text == ".")
        {
            return new PointerNode(token.Start, "") { End = token.Start };
        }

        Advance();
        var name = Current.Kind == TokenKind.Identifier && Current.Start == token.End ? Advance().Text : "";
        return Place(new PointerNode(token.Start, name), token.Start);
    }

    private Node ParseValue(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                Advance();
                return ParseNamed(token);
            case TokenKind.Number:
                Advance();
                return Place(ParseNumber(token), token.Start);
            case TokenKind.String:
                Advance();
                return Place(new StringNode(token.Start, token.Text), token.Start);
            case TokenKind.Bytes:
                Advance();
                return Place(new BytesNode(token.Start, token.Bytes!), token.Start);
            case TokenKind.Bracket when token.Text == "[":
                return ParseArray();
            case TokenKind.Bracket when token.Text == "{":
                return ParseMap();
            default:
                throw Unexpected(token);
        }
    }

    private Node ParseNamed(Token token) => token.Text switch
    {
        "true" => Place(new BoolNode(token.Start, true), token.Start),
        "false" => Place(new BoolNode(token.Start, false), token.Start),
        "nil" => Place(new NilNode(token.Start), token.Start),
        _ when Current.IsBracket("(") => ParseCall(token, null, token.Start, mayBeOverridden: true),
        _ => Place(new IdentifierNode(token.Start, token.Text), token.Start),
    };

    private static Node ParseNumber(Token token)
    {
        var text = token.Text.Replace("_", "", StringComparison.Ordinal);
        var radix = text.Length > 1 && text[0] == '0' ? char.ToLowerInvariant(text[1]) : '\0';
        if (radix is 'x' or 'o' or 'b')
        {
            return new IntegerNode(token.Start, ParseRadix(token, text.AsSpan(2), radix));
        }

        if (text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                ? new FloatNode(token.Start, real)
                : throw new CompileException(token.Start, $"invalid float literal: \"{text}\" is malformed or out of range");
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? new IntegerNode(token.Start, whole)
            : throw new CompileException(token.Start, $"invalid integer literal: \"{text}\" is malformed or out of range");
    }

    private static long ParseRadix(Token token, ReadOnlySpan<char> digits, char radix)
    {
        var (bits, name) = radix switch { 'x' => (4, "hex"), 'o' => (3, "octal"), _ => (1, "binary") };
        long value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;
            if (digit >= 1 << bits || value > long.MaxValue >> bits)
            {
                throw new CompileException(token.Start, $"invalid {name} literal: \"{token.Text}\" is malformed or out of range");
            }

            value = (value << bits) | (uint)digit;
        }

        return digits.Length > 0 ? value : throw new CompileException(token.Start, $"invalid {name} literal: \"{token.Text}\" has no digits");
    }

    private ArrayNode ParseArray()
    {
        var start = Expect(TokenKind.Bracket, "[").Start;
        List<Node> items = [];
        while (!Current.IsBracket("]"))
        {
            if (items.Count > 0)
            {
                Expect(TokenKind.Operator, ",");
                if (Current.IsBracket("]"))
                {
                    break;
                }
            }

            items.Add(ParseExpression(0));
        }

        Expect(TokenKind.Bracket, "]");
        return Place(new ArrayNode(start, items), start);
    }

    private MapNode ParseMap()
    {
        var start = Expect(TokenKind.Bracket, "{").Start;
        List<KeyValuePair<Node, Node>> pairs = [];
        while (!Current.IsBracket("}"))
        {
            if (pairs.Count > 0)
            {
                Expect(TokenKind.Operator, ",");
                if (Current.IsBracket("}"))
                {
                    break;
                }
            }

            var key = ParseKey();
            Expect(TokenKind.Operator, ":");
            pairs.Add(new(key, ParseExpression(0)));
        }

        Expect(TokenKind.Bracket, "}");
        return Place(new MapNode(start, pairs), start);
    }

    private Node ParseKey()
    {
        if (Current.Kind is TokenKind.Number or TokenKind.String or TokenKind.Identifier)
        {
            var token = Advance();
            return Place(new StringNode(token.Start, token.Text), token.Start);
        }

        return Current.IsBracket("(")
            ? ParseExpression(0)
            : throw new CompileException(
                Current.Start,
                $"a map key must be a quoted string, a number, a identifier, or an expression enclosed in parentheses (unexpected token {Current})");
    }
}
