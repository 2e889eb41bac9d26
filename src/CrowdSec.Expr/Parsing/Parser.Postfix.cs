using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Parsing;

internal sealed partial class Parser
{
    /// <summary>Members, indexes, slices and method calls behind a value.</summary>
    private Node ParsePostfix(Node node, int start)
    {
        var growth = 0;
        while (Current.IsOperator(".") || Current.IsOperator("?.") || Current.IsBracket("["))
        {
            var optional = Current.IsOperator("?.");
            if (Current.IsBracket("["))
            {
                node = ParseIndex(node, optional: false, start);
            }
            else
            {
                Advance();
                node = optional && Current.IsBracket("[") ? ParseIndex(node, optional, start) : ParseMember(node, optional, start);
            }

            Enter();
            growth++;
        }

        _depth -= growth;
        return node;
    }

    private Node ParseMember(Node node, bool optional, int start)
    {
        var name = Advance();
        if (name.Kind != TokenKind.Identifier && !(name.Kind == TokenKind.Operator && Operators.IsWord(name.Text)))
        {
            throw new CompileException(name.Start, "expected name");
        }

        var chain = node as ChainNode;
        var property = new StringNode(name.Start, name.Text) { End = name.End };
        var isCall = Current.IsBracket("(");
        Node member = Place(new MemberNode(name.Start, chain?.Body ?? node, property, optional, isCall), start);
        if (isCall)
        {
            member = Place(new CallNode(name.Start, member, ParseArguments()), start);
        }

        return chain is not null || optional ? Place(new ChainNode(name.Start, member), start) : member;
    }

    private Node ParseIndex(Node node, bool optional, int start)
    {
        var bracket = Expect(TokenKind.Bracket, "[");
        Node? from = null;
        if (!Current.IsOperator(":"))
        {
            from = ParseExpression(0);
            if (!Current.IsOperator(":"))
            {
                Expect(TokenKind.Bracket, "]");
                var member = Place(new MemberNode(bracket.Start, node, from, optional, isMethod: false), start);
                return optional ? Place(new ChainNode(bracket.Start, member), start) : member;
            }
        }

        Expect(TokenKind.Operator, ":");
        var to = Current.IsBracket("]") ? null : ParseExpression(0);
        Expect(TokenKind.Bracket, "]");
        return Place(new SliceNode(bracket.Start, node, from, to), start);
    }
}
