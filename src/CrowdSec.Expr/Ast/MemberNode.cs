namespace CrowdSec.Expr.Ast;

/// <summary><c>a.b</c>, <c>a["b"]</c>, <c>a[0]</c>; with <see cref="Optional"/> <c>a?.b</c>, which ends its chain when a is nil.</summary>
internal sealed class MemberNode(int offset, Node target, Node property, bool optional, bool isMethod) : Node(offset)
{
    public Node Target { get; } = target;

    public Node Property { get; } = property;

    public bool Optional { get; } = optional;

    /// <summary>The callee of a call.</summary>
    public bool IsMethod { get; } = isMethod;

    public string? Name => (Property as StringNode)?.Value;

    public bool IsOfEnvironment => Target is IdentifierNode { Name: IdentifierNode.Environment };

    public override IReadOnlyList<Node> Children => [Target, Property];
}
