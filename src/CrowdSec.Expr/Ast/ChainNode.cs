namespace CrowdSec.Expr.Ast;

/// <summary>The extent of an optional chain: a nil at any <c>?.</c> inside makes the whole chain nil.</summary>
internal sealed class ChainNode(int offset, Node body) : Node(offset)
{
    public Node Body { get; } = body;

    public override IReadOnlyList<Node> Children => [Body];
}
