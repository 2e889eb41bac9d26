namespace CrowdSec.Expr.Ast;

/// <summary><c>not x</c>, <c>-x</c>, <c>+x</c>; the operator <c>!</c> is stored as <c>not</c>.</summary>
internal sealed class UnaryNode(int offset, string op, Node operand) : Node(offset)
{
    public string Operator { get; } = op;

    public Node Operand { get; } = operand;

    public override IReadOnlyList<Node> Children => [Operand];
}
