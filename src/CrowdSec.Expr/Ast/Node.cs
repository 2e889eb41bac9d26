using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Ast;

/// <summary>A part of an expression. Written by the parser; only <see cref="Type"/> changes afterwards (set by the checker).</summary>
internal abstract class Node(int offset)
{
    /// <summary>The place errors point to: an operator, a member's name, a call's name.</summary>
    public int Offset { get; } = offset;

    /// <summary>First and one-past-last character of the node's text.</summary>
    public int Start { get; set; } = offset;

    public int End { get; set; } = offset;

    /// <summary>The static type; unknown until checked, and for parts whose types cannot be known.</summary>
    public ExprType Type { get; set; } = ExprType.Unknown;

    public virtual IReadOnlyList<Node> Children => [];
}
