using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Builtins;
using CrowdSec.Expr.Parsing;

namespace CrowdSec.Expr.Checking;

internal sealed partial class Checker
{
    private ExprType InferBuiltin(BuiltinNode node)
    {
        if (PredicateBuiltins.Find(node.Name) is { } shape)
        {
            return InferPredicateBuiltin(node, shape);
        }

        var types = new ExprType[node.Arguments.Count];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = Visit(node.Arguments[i]);
        }

        var result = BuiltinTable.Find(node.Name)!.Check(types, out var error, out var argument);
        return result ?? throw Error(argument < 0 ? node : node.Arguments[argument], error);
    }

    private ExprType InferPredicateBuiltin(BuiltinNode node, PredicateShape shape)
    {
        var collection = Visit(node.Arguments[0]);
        if (collection.Kind is not (TypeKind.Array or TypeKind.Unknown))
        {
            throw Error(node.Arguments[0], $"builtin {node.Name} takes only array (got {collection})");
        }

        var element = collection.IsUnknown ? ExprType.Unknown : collection.Element;
        var predicate = ExprType.Unknown;
        if (node.Arguments.Count > 1)
        {
            _scopes.Add(new Scope(element, node.Name == "reduce"));
            predicate = Visit(node.Arguments[1]);
            _scopes.RemoveAt(_scopes.Count - 1);
            if (shape.WantsBool && predicate.Kind is not (TypeKind.Bool or TypeKind.Unknown))
            {
                throw Error(node.Arguments[1], $"predicate should return boolean (got {predicate})");
            }
        }

        if (node.Arguments.Count > 2)
        {
            Visit(node.Arguments[2]);
        }

        return node.Name switch
        {
            "all" or "none" or "any" or "one" => ExprType.Bool,
            "count" or "findIndex" or "findLastIndex" => ExprType.Int,
            "filter" => collection.IsUnknown ? ExprType.AnyArray : ExprType.LiteralOf(element),
            "map" => ExprType.LiteralOf(predicate.IsNil ? ExprType.Unknown : predicate),
            "sum" => node.Arguments.Count > 1 ? predicate : element,
            "find" or "findLast" => element,
            "groupBy" => ExprType.MapOf(ExprType.Unknown, ExprType.AnyArray),
            "sortBy" => collection,
            _ => predicate.IsNil ? ExprType.Unknown : predicate,
        };
    }

    private ExprType InferPointer(PointerNode node)
    {
        if (_scopes.Count == 0)
        {
            throw new CompileException(node.Offset, "cannot use pointer accessor outside predicate");
        }

        var scope = _scopes[^1];
        return node.Name switch
        {
            "" => scope.Element,
            "index" => ExprType.Int,
            "acc" when scope.HasAccumulator => ExprType.Unknown,
            _ => throw Error(node, $"unknown pointer #{node.Name}"),
        };
    }
}
