namespace CrowdSec.Expr.Ast;

/// <summary><c>c ? a : b</c> and <c>if c { a } else { b }</c>.</summary>
internal sealed class ConditionalNode(int offset, Node condition, Node whenTrue, Node whenFalse) : Node(offset)
{
    public Node Condition { get; } = condition;

    public Node WhenTrue { get; } = whenTrue;

    public Node WhenFalse { get; } = whenFalse;

    public override IReadOnlyList<Node> Children => [Condition, WhenTrue, WhenFalse];
}
