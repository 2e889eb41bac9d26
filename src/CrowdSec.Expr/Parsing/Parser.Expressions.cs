using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Parsing;

internal sealed partial class Parser
{
    private Node ParseSequence()
    {
        var start = Current.Start;
        var first = ParseExpression(0);
        if (!Current.IsOperator(";"))
        {
            return first;
        }

        List<Node> items = [first];
        while (Current.IsOperator(";"))
        {
            Advance();
            if (Current.Kind == TokenKind.End)
            {
                break;
            }

            items.Add(ParseExpression(0));
        }

        return items.Count == 1 ? first : Place(new SequenceNode(start, items), start);
    }

    private Node ParseExpression(int precedence)
    {
        Enter();
        var node = precedence == 0 && Current.IsOperator("let") ? ParseLet()
            : precedence == 0 && Current.IsOperator("if") ? ParseIf()
            : ParseOperators(precedence);
        Leave();
        return node;
    }

    private Node ParseOperators(int precedence)
    {
        var start = Current.Start;
        var left = ParsePrimary();
        var previous = "";
        var growth = 0;
        while (Current.Kind == TokenKind.Operator)
        {
            var negated = Current.IsOperator("not");
            if (negated && !NegatedOperatorFollows(precedence))
            {
                break;
            }

            var op = negated ? _tokens[_position + 1] : Current;
            if (!Operators.TryBinary(op.Text, out var binding, out var rightAssociative) || binding < precedence)
            {
                break;
            }

            _position += negated ? 2 : 1;
            left = op.Text == "|" ? ParsePipe(left, start) : ParseOperator(left, op, binding, rightAssociative, negated, previous, start);
            previous = op.Text;
            growth += Grow(left);
        }

        var node = precedence == 0 ? ParseTernary(left, start) : left;
        _depth -= growth;
        return node;
    }

    /// <summary>A loop of left-associative operators makes a tree as deep as it is long: it counts as nesting, chains of and/or do not.</summary>
    private int Grow(Node node)
    {
        if (node is LogicalNode)
        {
            return 0;
        }

        Enter();
        return 1;
    }

    private bool NegatedOperatorFollows(int precedence)
    {
        var next = _tokens[_position + 1];
        if (next.Kind != TokenKind.Operator || !Operators.MayFollowNot(next.Text))
        {
            throw Unexpected(next);
        }

        return Operators.TryBinary(next.Text, out var binding, out _) && binding >= precedence;
    }

    private Node ParsePipe(Node left, int start)
    {
        var name = Expect(TokenKind.Identifier);
        return ParsePostfix(ParseCall(name, left, start, mayBeOverridden: true), start);
    }

    private Node ParseOperator(Node left, Token op, int binding, bool rightAssociative, bool negated, string previous, int start)
    {
        if (previous == "??" && op.Text != "??")
        {
            throw new CompileException(
                op.Start, $"Operator ({op.Text}) and coalesce expressions (??) cannot be mixed. Wrap either by parentheses.");
        }

        if (Operators.IsOrdering(op.Text))
        {
            return ParseComparisons(left, op, binding, start);
        }

        var right = ParseExpression(rightAssociative ? binding : binding + 1);
        var node = Combine(left, op, right, start);
        return negated ? Place(new UnaryNode(op.Start, "not", node), start) : node;
    }

    private Node Combine(Node left, Token op, Node right, int start)
    {
        if (op.Text is not ("and" or "&&" or "or" or "||"))
        {
            return Place(new BinaryNode(op.Start, op.Text == "^" ? "**" : op.Text, left, right), start);
        }

        var isAnd = op.Text is "and" or "&&";
        var known = left is LogicalNode logical && logical.IsAnd == isAnd && !_parenthesised.Contains(left) ? logical.Operands : [left];
        if (known is List<Node> list)
        {
            list.Add(right);
            return Place(new LogicalNode(op.Start, isAnd, list), start);
        }

        return Place(new LogicalNode(op.Start, isAnd, new List<Node> { left, right }), start);
    }

    /// <summary><c>1 &lt; x &lt; 5</c> is <c>1 &lt; x and x &lt; 5</c>.</summary>
    private Node ParseComparisons(Node left, Token op, int binding, int start)
    {
        List<Node> parts = [];
        while (true)
        {
            var right = ParseExpression(binding + 1);
            parts.Add(Place(new BinaryNode(op.Start, op.Text, left, right), parts.Count == 0 ? start : left.Start));
            if (Current.Kind != TokenKind.Operator || !Operators.IsOrdering(Current.Text))
            {
                break;
            }

            left = right;
            op = Advance();
        }

        return parts.Count == 1 ? parts[0] : Place(new LogicalNode(op.Start, isAnd: true, parts), start);
    }

    private Node ParseTernary(Node condition, int start)
    {
        var node = condition;
        while (Current.IsOperator("?"))
        {
            var question = Advance();
            Node whenTrue;
            if (Current.IsOperator(":"))
            {
                whenTrue = node;
            }
            else
            {
                whenTrue = ParseExpression(0);
            }

            Expect(TokenKind.Operator, ":");
            var whenFalse = ParseExpression(0);
            node = Place(new ConditionalNode(question.Start, node, whenTrue, whenFalse), start);
        }

        return node;
    }

    private Node ParseLet()
    {
        var start = Advance().Start;
        var name = Expect(TokenKind.Identifier);
        Expect(TokenKind.Operator, "=");
        var value = ParseExpression(0);
        Expect(TokenKind.Operator, ";");
        var body = ParseSequence();
        return Place(new LetNode(name.Start, name.Text, value, body), start);
    }

    private Node ParseIf()
    {
        var start = Advance().Start;
        var condition = ParseExpression(0);
        var whenTrue = ParseBlock();
        Expect(TokenKind.Operator, "else");
        Enter();
        var whenFalse = Current.IsOperator("if") ? ParseIf() : ParseBlock();
        Leave();
        return Place(new ConditionalNode(start, condition, whenTrue, whenFalse), start);
    }

    private Node ParseBlock()
    {
        Expect(TokenKind.Bracket, "{");
        var body = ParseSequence();
        Expect(TokenKind.Bracket, "}");
        return body;
    }
}
