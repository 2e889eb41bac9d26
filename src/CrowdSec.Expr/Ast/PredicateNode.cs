namespace CrowdSec.Expr.Ast;

/// <summary>The body of <c>filter</c>, <c>any</c> and their like, run once per element.</summary>
internal sealed class PredicateNode(int offset, Node body) : Node(offset)
{
    public Node Body { get; } = body;

    public override IReadOnlyList<Node> Children => [Body];
}
