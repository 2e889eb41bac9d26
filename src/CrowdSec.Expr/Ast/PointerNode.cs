namespace CrowdSec.Expr.Ast;

/// <summary><c>#</c> (the name is empty), <c>#index</c>, <c>#acc</c>.</summary>
internal sealed class PointerNode(int offset, string name) : Node(offset)
{
    public string Name { get; } = name;
}
