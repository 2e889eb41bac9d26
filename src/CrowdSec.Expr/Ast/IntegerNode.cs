namespace CrowdSec.Expr.Ast;

internal sealed class IntegerNode(int offset, long value) : Node(offset)
{
    public long Value { get; } = value;
}
