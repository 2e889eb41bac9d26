namespace CrowdSec.Expr.Ast;

internal sealed class BoolNode(int offset, bool value) : Node(offset)
{
    public bool Value { get; } = value;
}
