namespace CrowdSec.Expr.Ast;

internal sealed class MapNode(int offset, IReadOnlyList<KeyValuePair<Node, Node>> pairs) : Node(offset)
{
    public IReadOnlyList<KeyValuePair<Node, Node>> Pairs { get; } = pairs;

    public override IReadOnlyList<Node> Children => [.. Pairs.SelectMany(pair => new[] { pair.Key, pair.Value })];
}
