namespace CrowdSec.Expr.Ast;

/// <summary>
/// A chain of <c>and</c>, or one of <c>or</c>. Chains are flat, so that rules with hundreds of alternatives nest no deeper than short ones.
/// </summary>
internal sealed class LogicalNode(int offset, bool isAnd, IReadOnlyList<Node> operands) : Node(offset)
{
    public bool IsAnd { get; } = isAnd;

    public IReadOnlyList<Node> Operands { get; } = operands;

    public override IReadOnlyList<Node> Children => Operands;
}
