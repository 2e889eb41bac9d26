namespace CrowdSec.Expr.Ast;

/// <summary><c>a; b; c</c>: the value is the last one's.</summary>
internal sealed class SequenceNode(int offset, IReadOnlyList<Node> items) : Node(offset)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override IReadOnlyList<Node> Children => Items;
}
