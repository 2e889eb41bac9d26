namespace CrowdSec.Expr.Ast;

internal sealed class ArrayNode(int offset, IReadOnlyList<Node> items) : Node(offset)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override IReadOnlyList<Node> Children => Items;
}
