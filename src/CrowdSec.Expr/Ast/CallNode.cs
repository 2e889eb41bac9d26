namespace CrowdSec.Expr.Ast;

/// <summary>A call of a host function, a method, or a value that is a function.</summary>
internal sealed class CallNode(int offset, Node callee, IReadOnlyList<Node> arguments) : Node(offset)
{
    public Node Callee { get; } = callee;

    public IReadOnlyList<Node> Arguments { get; } = arguments;

    public override IReadOnlyList<Node> Children => [Callee, .. Arguments];
}
