using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Builtins;

namespace CrowdSec.Expr.Parsing;

internal sealed partial class Parser
{
    /// <param name="piped">The value that a pipe gives as first argument.</param>
    private Node ParseCall(Token name, Node? piped, int start, bool mayBeOverridden)
    {
        var overridden = mayBeOverridden && _isOverridden(name.Text);
        if (!overridden && PredicateBuiltins.Find(name.Text) is { } shape)
        {
            var arguments = ParsePredicateArguments(shape, piped);
            return Place(new BuiltinNode(name.Start, name.Text, arguments), start);
        }

        var list = ParseArguments(piped);
        if (!overridden && BuiltinTable.Find(name.Text) is not null)
        {
            return Place(new BuiltinNode(name.Start, name.Text, list), start);
        }

        var callee = new IdentifierNode(name.Start, name.Text) { End = name.End };
        return Place(new CallNode(name.Start, callee, list), start);
    }

    private List<Node> ParseArguments(Node? piped = null)
    {
        Expect(TokenKind.Bracket, "(");
        List<Node> arguments = piped is null ? [] : [piped];
        var first = true;
        while (!Current.IsBracket(")"))
        {
            if (!first)
            {
                Expect(TokenKind.Operator, ",");
                if (Current.IsBracket(")"))
                {
                    break;
                }
            }

            first = false;
            arguments.Add(ParseExpression(0));
        }

        Expect(TokenKind.Bracket, ")");
        return arguments;
    }

    private List<Node> ParsePredicateArguments(PredicateShape shape, Node? piped)
    {
        Expect(TokenKind.Bracket, "(");
        List<Node> arguments = piped is null ? [ParseExpression(0)] : [piped];
        var needsComma = piped is null;
        if (!shape.PredicateIsOptional || !Current.IsBracket(")"))
        {
            Separate(needsComma);
            needsComma = true;
            arguments.Add(ParsePredicate());
            if (shape.HasExtraArgument && Current.IsOperator(",") && !_tokens[_position + 1].IsBracket(")"))
            {
                Advance();
                arguments.Add(ParseExpression(0));
            }
        }

        if (needsComma && Current.IsOperator(","))
        {
            Advance();
        }

        Expect(TokenKind.Bracket, ")");
        return arguments;
    }

    private void Separate(bool needsComma)
    {
        if (needsComma)
        {
            Expect(TokenKind.Operator, ",");
        }
    }

    private PredicateNode ParsePredicate()
    {
        var start = Current.Start;
        _predicates++;
        Node body;
        if (Current.IsBracket("{"))
        {
            body = ParseBlock();
        }
        else
        {
            body = ParseExpression(0);
            if (Current.IsOperator(";"))
            {
                throw new CompileException(Current.Start, "wrap predicate with brackets { and }");
            }
        }

        _predicates--;
        return Place(new PredicateNode(start, body), start);
    }
}
