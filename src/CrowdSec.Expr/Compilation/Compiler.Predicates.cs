using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    private Code EmitPredicateBuiltin(BuiltinNode node)
    {
        node = Optimizer.Merged(node);
        if (Optimizer.FilterBelow(node) is { } filter)
        {
            return EmitFilterMap(node, filter);
        }

        var collection = Compile(node.Arguments[0]);
        if (node.Name is "any" or "none" && !traced && EmitSetSearch(node, collection) is { } search)
        {
            return node.Name == "any" ? search : Not(search);
        }

        if (node.Arguments.Count == 1)
        {
            return node.Name == "sum" ? Loops.Sum(collection.Boxed, null, -1, At(node)) : Loops.CountTrue(collection.Boxed, At(node));
        }

        var slot = Reserve();
        var accumulator = node.Name == "reduce" ? Reserve() : -1;
        _scopes.Add(new PredicateScope(
            slot, ElementOf(collection, slot, node.Arguments[0].Type, At(node)), (collection as Code<string[]>)?.Value));
        var predicate = Compile(node.Arguments[1]);
        _scopes.RemoveAt(_scopes.Count - 1);
        var extra = node.Arguments.Count > 2 ? Compile(node.Arguments[2]) : null;
        Allocates |= node.Name is "filter" or "map" or "groupBy" or "sortBy";
        var code = EmitLoop(node, collection.Boxed, predicate, slot, extra?.Boxed, At(node));
        _free = slot;
        return code is Code<bool> loop && node.Name == "any" ? Prefiltered(loop, node, collection) : code;
    }

    private Code EmitFilterMap(BuiltinNode node, BuiltinNode filter)
    {
        Allocates = true;
        var collection = Compile(filter.Arguments[0]);
        var slot = Reserve();
        _scopes.Add(new PredicateScope(slot, ElementOf(collection, slot, filter.Arguments[0].Type, At(filter))));
        var test = Arguments.AsBool(Compile(filter.Arguments[1]), At(filter.Arguments[1]));
        var select = Compile(node.Arguments[1]).Boxed;
        _scopes.RemoveAt(_scopes.Count - 1);
        _free = slot;
        return Loops.FilterMap(collection.Boxed, test, select, slot, At(node));
    }

    private Code EmitLoop(BuiltinNode node, Func<ExprFrame, object?> collection, Code predicate, int slot, Func<ExprFrame, object?>? extra, Site site)
    {
        var select = predicate.Boxed;
        Func<ExprFrame, bool> Test() => Arguments.AsBool(predicate, At(node.Arguments[1]));
        return node.Name switch
        {
            "all" => Loops.Quantify(collection, Test(), slot, stopAt: false, site),
            "any" => Loops.Quantify(collection, Test(), slot, stopAt: true, site),
            "none" => Not(Loops.Quantify(collection, Test(), slot, stopAt: true, site)),
            "one" => Loops.One(collection, Test(), slot, site),
            "count" => Loops.Count(collection, Test(), slot, site),
            "filter" => Loops.Filter(collection, Test(), slot, site),
            "find" => Loops.Find(collection, Test(), slot, forward: true, site),
            "findLast" => Loops.Find(collection, Test(), slot, forward: false, site),
            "findIndex" => Loops.FindIndex(collection, Test(), slot, forward: true, site),
            "findLastIndex" => Loops.FindIndex(collection, Test(), slot, forward: false, site),
            "map" => Loops.Map(collection, select, slot, site),
            "sum" => Loops.Sum(collection, select, slot, site),
            "groupBy" => Loops.GroupBy(collection, select, slot, site),
            "sortBy" => Loops.SortBy(collection, select, slot, extra, site),
            _ => Loops.Reduce(collection, select, slot, extra, site),
        };
    }

    /// <summary><c>#</c>, in the elements' own type where the collection's is known.</summary>
    private static Code ElementOf(Code collection, int slot, ExprType type, Site site) => collection switch
    {
        Code<string[]> => Code.Of(frame => ((string[])frame.Locals[slot].Reference!)[frame.Locals[slot].Number], canFail: false),
        Code<long[]> => Code.Of(frame => ((long[])frame.Locals[slot].Reference!)[frame.Locals[slot].Number], canFail: false),
        _ when collection.ResultType.IsAssignableTo(typeof(IReadOnlyList<string>)) =>
            Code.Of(frame => ((IReadOnlyList<string>)frame.Locals[slot].Reference!)[(int)frame.Locals[slot].Number] ?? "", canFail: false),
        _ => Code.Of(frame => Collections.Element(frame.Locals[slot].Reference, (int)frame.Locals[slot].Number, site)),
    };

    private Code EmitPointer(PointerNode node)
    {
        if (_scopes.Count == 0)
        {
            return Code.Constant(null);
        }

        var slot = _scopes[^1].Slot;
        return node.Name switch
        {
            "" => _scopes[^1].Element,
            "index" => Code.Of(frame => frame.Locals[slot].Number, canFail: false),
            "acc" => Code.Of(frame => frame.Locals[slot + 1].Reference, canFail: false),
            _ => Code.Constant(null),
        };
    }
}
