using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Analysis;

/// <summary>Finds the calls of functions in an expression.</summary>
internal static class NamedCalls
{
    public static IReadOnlyList<NamedCall> In(Node node)
    {
        var calls = new List<NamedCall>();
        Visit(node, calls);
        return calls;
    }

    private static void Visit(Node node, List<NamedCall> calls)
    {
        if (node is CallNode { Callee: IdentifierNode function } call)
        {
            calls.Add(new NamedCall(function.Name, [.. call.Arguments.Select(static a => (a as StringNode)?.Value)]));
        }

        foreach (var child in node.Children)
        {
            Visit(child, calls);
        }
    }
}
