namespace CrowdSec.Expr.Ast;

internal sealed class BuiltinNode(int offset, string name, IReadOnlyList<Node> arguments) : Node(offset)
{
    public string Name { get; } = name;

    public IReadOnlyList<Node> Arguments { get; } = arguments;

    public override IReadOnlyList<Node> Children => Arguments;
}
