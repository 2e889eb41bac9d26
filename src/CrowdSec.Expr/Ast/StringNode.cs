namespace CrowdSec.Expr.Ast;

internal sealed class StringNode(int offset, string value) : Node(offset)
{
    public string Value { get; } = value;
}
