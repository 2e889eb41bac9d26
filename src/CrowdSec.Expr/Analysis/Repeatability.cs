using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Builtins;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Analysis;

/// <summary>Whether a part gives the same each time, and changes nothing: all that it calls must be known to be pure.</summary>
internal static class Repeatability
{
    public static bool Of(Node node, ExprEnvironment environment) => node switch
    {
        CallNode { Callee: IdentifierNode name } call =>
            environment.Find(name.Name) is null && environment.Functions.TryGetValue(name.Name, out var function) && function.Pure && All(call.Arguments, environment),
        CallNode { Callee: MemberNode { Name: { } name } member } call =>
            (member.Target.Type.Host ?? NativeTypes.Find(member.Target.Type.Kind))?.Methods.TryGetValue(name, out var method) == true
            && method.Pure && Of(member.Target, environment) && All(call.Arguments, environment),
        CallNode => false,
        BuiltinNode builtin when PredicateBuiltins.Find(builtin.Name) is null && BuiltinTable.Find(builtin.Name) is not { Pure: true } => false,
        _ => All(node.Children, environment),
    };

    private static bool All(IReadOnlyList<Node> nodes, ExprEnvironment environment) => nodes.All(node => Of(node, environment));
}
