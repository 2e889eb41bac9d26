namespace CrowdSec.Expr.Ast;

internal sealed class IdentifierNode(int offset, string name) : Node(offset)
{
    public const string Environment = "$env";

    public string Name { get; } = name;
}
