namespace CrowdSec.Expr.Ast;

internal sealed class LetNode(int offset, string name, Node value, Node body) : Node(offset)
{
    public string Name { get; } = name;

    public Node Value { get; } = value;

    public Node Body { get; } = body;

    public override IReadOnlyList<Node> Children => [Value, Body];
}
