using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Analysis;

/// <summary>Which parts of the host's variables an expression reads.</summary>
internal sealed class ReadPaths
{
    private readonly ExprEnvironment _environment;
    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    private ReadPaths(ExprEnvironment environment) => _environment = environment;

    public static IReadOnlyList<string> In(Node node, ExprEnvironment environment)
    {
        var paths = new ReadPaths(environment);
        paths.Visit(node);
        return [.. paths._paths];
    }

    /// <summary>"evt.Meta.log_type" for a chain of constant names that starts at a name; otherwise null.</summary>
    public static string? Of(Node node) => node switch
    {
        IdentifierNode identifier when identifier.Name != IdentifierNode.Environment => identifier.Name,
        MemberNode { IsOfEnvironment: true, Name: { } name } => name,
        MemberNode { Name: { } name, Target: var target } when Of(target) is { } path => $"{path}.{name}",
        ChainNode chain => Of(chain.Body),
        _ => null,
    };

    private void Visit(Node node)
    {
        switch (node)
        {
            case IdentifierNode { Name: IdentifierNode.Environment }:
                foreach (var variable in _environment.Variables)
                {
                    _paths.Add($"{variable.Name}.*");
                }

                break;
            case IdentifierNode or MemberNode when Of(node) is { } path && IsVariable(path):
                _paths.Add(IsWhole(node.Type) ? path + ".*" : path);
                break;
            case MemberNode member:
                VisitMember(member);
                break;
            case CallNode { Callee: MemberNode { IsMethod: true } method } call:
                VisitReceiver(method.Target);
                VisitAll(call.Arguments);
                break;
            default:
                VisitAll(node.Children);
                break;
        }
    }

    /// <summary>A member of something other than a plain path: the path below it is read whole.</summary>
    private void VisitMember(MemberNode member)
    {
        VisitReceiver(member.Target);
        Visit(member.Property);
    }

    /// <summary>A method may read everything of its instance, and a computed key may be any.</summary>
    private void VisitReceiver(Node node)
    {
        if (Of(node) is { } path && IsVariable(path))
        {
            _paths.Add(node.Type.Kind is TypeKind.Struct or TypeKind.Map or TypeKind.Array or TypeKind.Unknown ? path + ".*" : path);
        }
        else
        {
            Visit(node);
        }
    }

    private void VisitAll(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            Visit(node);
        }
    }

    private bool IsVariable(string path)
    {
        var dot = path.IndexOf('.');
        return _environment.Find(dot < 0 ? path : path[..dot]) is not null;
    }

    private static bool IsWhole(ExprType type) => type.Kind is TypeKind.Struct or TypeKind.Map or TypeKind.Array;
}
