namespace CrowdSec.Expr.Ast;

internal sealed class SliceNode(int offset, Node target, Node? from, Node? to) : Node(offset)
{
    public Node Target { get; } = target;

    public Node? From { get; } = from;

    public Node? To { get; } = to;

    public override IReadOnlyList<Node> Children => [.. new[] { Target, From, To }.OfType<Node>()];
}
