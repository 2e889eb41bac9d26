using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Parsing;

/// <summary>Recursive descent with operator precedences. Nodes and nesting are bounded, see <see cref="Limits"/>.</summary>
internal sealed partial class Parser
{
    private readonly List<Token> _tokens;
    private readonly Func<string, bool> _isOverridden;
    private int _position;
    private int _nodes;
    private int _depth;
    private int _predicates;

    private Parser(List<Token> tokens, Func<string, bool> isOverridden)
    {
        _tokens = tokens;
        _isOverridden = isOverridden;
    }

    /// <param name="isOverridden">Whether the host's environment has a function or variable of that name, which then hides a builtin.</param>
    public static Node Parse(string source, Func<string, bool> isOverridden)
    {
        if (source.Length > Limits.SourceLength)
        {
            throw new CompileException(0, $"expression is longer than {Limits.SourceLength} characters");
        }

        var parser = new Parser(Lexer.Run(source), isOverridden);
        var root = parser.ParseSequence();
        return parser.Current.Kind == TokenKind.End ? root : throw parser.Unexpected(parser.Current);
    }

    private Token Current => _tokens[_position];

    private int LastEnd => _position == 0 ? 0 : _tokens[_position - 1].End;

    private Token Advance()
    {
        var token = _tokens[_position];
        if (token.Kind != TokenKind.End)
        {
            _position++;
        }

        return token;
    }

    private Token Expect(TokenKind kind, string? text = null)
    {
        if (Current.Kind != kind || (text is not null && Current.Text != text))
        {
            throw Unexpected(Current);
        }

        return Advance();
    }

    private CompileException Unexpected(Token token) => new(token.Start, $"unexpected token {token}");

    private T Place<T>(T node, int start)
        where T : Node
    {
        if (++_nodes > Limits.Nodes)
        {
            throw new CompileException(node.Offset, "compilation failed: expression exceeds maximum allowed nodes");
        }

        node.Start = start;
        node.End = LastEnd;
        return node;
    }

    private void Enter()
    {
        StackGuard.Check(Current.Start);
        if (++_depth > Limits.Depth)
        {
            throw new CompileException(Current.Start, $"expression nests deeper than {Limits.Depth} levels");
        }
    }

    private void Leave() => _depth--;
}
