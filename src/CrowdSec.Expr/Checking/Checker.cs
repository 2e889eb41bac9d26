using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;

namespace CrowdSec.Expr.Checking;

/// <summary>Gives every node its static type; the first mistake ends it.</summary>
internal sealed partial class Checker(ExprEnvironment environment)
{
    private readonly List<(string Name, ExprType Type)> _locals = [];
    private readonly List<Scope> _scopes = [];
    private readonly TypeMapper _mapper = environment.Mapper;

    public static void Check(Node root, ExprEnvironment environment) => new Checker(environment).Visit(root);

    private ExprType Visit(Node node)
    {
        StackGuard.Check(node.Offset);
        return node.Type = Infer(node);
    }

    private ExprType Infer(Node node) => node switch
    {
        NilNode => ExprType.Nil,
        BoolNode => ExprType.Bool,
        IntegerNode => ExprType.Int,
        FloatNode => ExprType.Float,
        StringNode => ExprType.String,
        BytesNode => ExprType.ArrayOf(ExprType.Byte),
        IdentifierNode identifier => InferIdentifier(identifier),
        UnaryNode unary => InferUnary(unary),
        BinaryNode binary => InferBinary(binary),
        LogicalNode logical => InferLogical(logical),
        MemberNode member => InferMember(member),
        SliceNode slice => InferSlice(slice),
        ChainNode chain => Visit(chain.Body),
        CallNode call => InferCall(call),
        BuiltinNode builtin => InferBuiltin(builtin),
        PredicateNode predicate => Visit(predicate.Body),
        PointerNode pointer => InferPointer(pointer),
        ConditionalNode conditional => InferConditional(conditional),
        LetNode let => InferLet(let),
        SequenceNode sequence => InferSequence(sequence),
        ArrayNode array => InferArray(array),
        MapNode map => InferMap(map),
        _ => throw Error(node, $"undefined node {node.GetType().Name}"),
    };

    private static CompileException Error(Node node, string message) => new(node.Offset, message);

    /// <summary>Types what can be typed in parts whose mistakes do not count: arguments of a call of an unknown function.</summary>
    private void VisitLoosely(Node node)
    {
        var locals = _locals.Count;
        var scopes = _scopes.Count;
        try
        {
            Visit(node);
        }
        catch (CompileException)
        {
            _locals.RemoveRange(locals, _locals.Count - locals);
            _scopes.RemoveRange(scopes, _scopes.Count - scopes);
        }
    }

    private ExprType InferIdentifier(IdentifierNode node)
    {
        for (var i = _locals.Count - 1; i >= 0; i--)
        {
            if (_locals[i].Name == node.Name)
            {
                return _locals[i].Type;
            }
        }

        return node.Name == IdentifierNode.Environment ? ExprType.Unknown : InferName(node, node.Name, strict: true, functions: true);
    }

    private ExprType InferName(Node node, string name, bool strict, bool functions)
    {
        if (environment.Find(name) is { } variable)
        {
            return _mapper.Of(variable.Type);
        }

        if (functions && environment.Functions.TryGetValue(name, out var function))
        {
            return ExprType.FunctionOf(_mapper.FunctionOf(function.Body.GetType(), function.Variadic));
        }

        if (functions && (Builtins.BuiltinTable.Find(name) is not null || Builtins.PredicateBuiltins.Find(name) is not null))
        {
            return ExprType.Unknown;
        }

        return strict
            ? throw Error(node, $"unknown name {name}" + Suggestions.For(name, environment.Variables.Select(v => v.Name).Concat(environment.Functions.Keys)))
            : ExprType.Unknown;
    }

    private ExprType InferConditional(ConditionalNode node)
    {
        var condition = Visit(node.Condition);
        if (condition.Kind is not (TypeKind.Bool or TypeKind.Unknown))
        {
            throw Error(node.Condition, $"non-bool expression (type {condition}) used as condition");
        }

        var whenTrue = Visit(node.WhenTrue);
        var whenFalse = Visit(node.WhenFalse);
        return Unify(whenTrue, whenFalse);
    }

    private static ExprType Unify(ExprType left, ExprType right)
    {
        if (left.IsNil || right.IsNil)
        {
            return left.IsNil ? right : left;
        }

        return left.IsUnknown || right.IsUnknown || left.Name != right.Name ? ExprType.Unknown : left;
    }

    private ExprType InferLet(LetNode node)
    {
        if (environment.Find(node.Name) is not null || environment.Functions.ContainsKey(node.Name))
        {
            throw Error(node, $"cannot redeclare {node.Name}");
        }

        if (Builtins.BuiltinTable.Find(node.Name) is not null || Builtins.PredicateBuiltins.Find(node.Name) is not null)
        {
            throw Error(node, $"cannot redeclare builtin {node.Name}");
        }

        if (_locals.Exists(local => local.Name == node.Name))
        {
            throw Error(node, $"cannot redeclare variable {node.Name}");
        }

        var value = Visit(node.Value);
        _locals.Add((node.Name, value));
        var body = Visit(node.Body);
        _locals.RemoveAt(_locals.Count - 1);
        return body;
    }

    private ExprType InferSequence(SequenceNode node)
    {
        var last = ExprType.Nil;
        foreach (var item in node.Items)
        {
            last = Visit(item);
        }

        return last;
    }

    private ExprType InferArray(ArrayNode node)
    {
        ExprType? common = null;
        var same = true;
        foreach (var item in node.Items)
        {
            var type = Visit(item);
            same &= common is null || common.Kind == type.Kind;
            common = type;
        }

        return ExprType.LiteralOf(same && common is not null && !common.IsNil ? common : ExprType.Unknown);
    }

    private ExprType InferMap(MapNode node)
    {
        foreach (var (key, value) in node.Pairs)
        {
            Visit(key);
            Visit(value);
        }

        return ExprType.AnyMap;
    }
}
