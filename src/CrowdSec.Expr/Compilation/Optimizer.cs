using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Compilation;

/// <summary>
/// Rewrites of the tree that can be observed, because the reference makes them: a filter of a filter is one filter, so that a predicate that
/// is false for certain keeps the other from running; the length of a filter is a count, its first element a find: elements are not
/// collected. All other optimisations happen while closures are made.
/// </summary>
internal static class Optimizer
{
    public static BuiltinNode Shortened(BuiltinNode node)
    {
        var name = node.Name switch { "len" => "count", "first" => "find", "last" => "findLast", _ => "" };
        return name.Length > 0 && node.Arguments is [BuiltinNode { Name: "filter" } filter]
            ? new BuiltinNode(filter.Offset, name, Merged(filter).Arguments) { Start = node.Start, End = node.End }
            : node;
    }

    /// <summary>A map of a filter needs no array in between, unless the map asks for positions in it.</summary>
    public static BuiltinNode? FilterBelow(BuiltinNode node) =>
        node is { Name: "map", Arguments: [BuiltinNode { Name: "filter" } filter, PredicateNode body] } && !AsksIndex(body) ? Merged(filter) : null;

    private static bool AsksIndex(Node node) => node is PointerNode { Name: "index" } || node.Children.Any(AsksIndex);

    public static BuiltinNode Merged(BuiltinNode node)
    {
        while (node is { Name: "filter", Arguments: [BuiltinNode { Name: "filter", Arguments: [var source, PredicateNode inner] }, PredicateNode outer] })
        {
            var both = new LogicalNode(outer.Offset, isAnd: true, [inner.Body, outer.Body]) { Start = outer.Start, End = outer.End };
            var predicate = new PredicateNode(outer.Offset, both) { Start = outer.Start, End = outer.End };
            node = new BuiltinNode(node.Offset, node.Name, [source, predicate]) { Start = node.Start, End = node.End };
        }

        return node;
    }
}
