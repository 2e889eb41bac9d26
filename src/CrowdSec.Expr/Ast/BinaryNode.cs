namespace CrowdSec.Expr.Ast;

/// <summary>Any binary operator but <c>and</c> and <c>or</c>; <c>^</c> is stored as <c>**</c>.</summary>
internal sealed class BinaryNode(int offset, string op, Node left, Node right) : Node(offset)
{
    public string Operator { get; } = op;

    public Node Left { get; } = left;

    public Node Right { get; } = right;

    public override IReadOnlyList<Node> Children => [Left, Right];
}
