namespace CrowdSec.Expr.Ast;

internal sealed class FloatNode(int offset, double value) : Node(offset)
{
    public double Value { get; } = value;
}
