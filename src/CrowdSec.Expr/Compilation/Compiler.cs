using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;
using CrowdSec.Patterns;

namespace CrowdSec.Expr.Compilation;

/// <summary>Turns checked nodes into closures. Results keep their CLR type as far as it is known, so that nothing is boxed on the way.</summary>
internal sealed partial class Compiler(ExprEnvironment environment, string source, bool traced)
{
    /// <summary>Elements that folded constants may hold: expressions are many, and kept for long.</summary>
    private const long FoldedLimit = 100_000;

    private readonly List<Local> _locals = [];
    private readonly List<PredicateScope> _scopes = [];
    private readonly Stack<TracedPart> _parents = [];
    private int _slots;
    private int _free;
    private long _folded;

    /// <summary>How many local slots an evaluation needs.</summary>
    public int Slots => _slots;

    /// <summary>The evaluation creates elements, which count against its memory budget.</summary>
    public bool Allocates { get; private set; }

    public Code Compile(Node node)
    {
        StackGuard.Check(node.Offset);
        if (!traced || node is PredicateNode or ChainNode)
        {
            return Emit(node);
        }

        var part = new TracedPart(source[node.Start..node.End], node.Start, Labels.Of(node), _parents.Count > 0 ? _parents.Peek() : null);
        _parents.Push(part);
        var code = Emit(node);
        _parents.Pop();
        return code.Traced(part);
    }

    private Code Emit(Node node) => node switch
    {
        NilNode => Code.Constant(null),
        BoolNode literal => Code.Constant(literal.Value),
        IntegerNode literal => Code.Constant(literal.Value),
        FloatNode literal => Code.Constant(literal.Value),
        StringNode literal => Code.Constant(literal.Value),
        BytesNode literal => Code.Constant(literal.Value),
        IdentifierNode identifier => EmitIdentifier(identifier),
        UnaryNode unary => EmitUnary(unary),
        BinaryNode binary => EmitBinary(binary),
        LogicalNode logical => EmitLogical(logical),
        MemberNode member => EmitMember(member),
        SliceNode slice => EmitSlice(slice),
        ChainNode chain => EmitChain(chain),
        CallNode call => EmitCall(call),
        BuiltinNode builtin => EmitBuiltin(builtin),
        PredicateNode predicate => Compile(predicate.Body),
        PointerNode pointer => EmitPointer(pointer),
        ConditionalNode conditional => EmitConditional(conditional),
        LetNode let => EmitLet(let),
        SequenceNode sequence => EmitSequence(sequence),
        ArrayNode array => EmitArray(array),
        MapNode map => EmitMap(map),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private Site At(Node node) => new(source, node.Offset, environment);

    private int Reserve()
    {
        _slots = Math.Max(_slots, _free + 1);
        return _free++;
    }

    private void Release() => _free--;

    /// <summary>Runs at once what depends on constants only. What would fail is left to fail when it runs.</summary>
    private Code Fold(Code code, params ReadOnlySpan<Code> operands)
    {
        if (traced || _folded > FoldedLimit)
        {
            return code;
        }

        foreach (var operand in operands)
        {
            if (!operand.IsConstant)
            {
                return code;
            }
        }

        try
        {
            var value = code.Boxed(new ExprFrame(0));
            _folded += SizeOf(value);
            return Code.Constant(value);
        }
        catch (ExprRuntimeException)
        {
            return code;
        }
    }

    private Code EmitConditional(ConditionalNode node)
    {
        var condition = Compile(node.Condition);
        var whenTrue = Compile(node.WhenTrue);
        var whenFalse = Compile(node.WhenFalse);
        if (condition is Code<bool> { IsConstant: true } known && !traced)
        {
            return known.Value ? whenTrue : whenFalse;
        }

        return whenTrue.Choose(Arguments.AsBool(condition, At(node.Condition)), whenFalse, condition.CanFail);
    }

    private Code EmitSequence(SequenceNode node)
    {
        var code = Compile(node.Items[^1]);
        for (var i = node.Items.Count - 2; i >= 0; i--)
        {
            var earlier = Compile(node.Items[i]);
            var run = earlier.Boxed;
            code = code.After(frame => run(frame), earlier.CanFail);
        }

        return code;
    }

    private Code EmitArray(ArrayNode node)
    {
        var items = node.Items.Select(Compile).ToArray();
        if (Array.TrueForAll(items, item => item.IsConstant) && items.Length > 0 && !traced)
        {
            return ConstantArray(items);
        }

        Allocates = true;
        var site = At(node);
        var sources = Array.ConvertAll(items, item => item.Boxed);
        return Code.Of(frame =>
        {
            frame.Grow(sources.Length, site);
            var values = new object?[sources.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = sources[i](frame);
            }

            return values;
        });
    }

    private static Code ConstantArray(Code[] items)
    {
        if (Array.TrueForAll(items, item => item is Code<string>))
        {
            return Code.Constant(Array.ConvertAll(items, item => ((Code<string>)item).Value));
        }

        return Array.TrueForAll(items, item => item is Code<long>)
            ? Code.Constant(Array.ConvertAll(items, item => ((Code<long>)item).Value))
            : Code<object?[]>.Constant(Array.ConvertAll(items, item => item.ConstantValue));
    }

    private Code EmitMap(MapNode node)
    {
        Allocates = true;
        var site = At(node);
        var keys = node.Pairs.Select(pair => Arguments.AsText(Compile(pair.Key), site)).ToArray();
        var values = node.Pairs.Select(pair => Compile(pair.Value).Boxed).ToArray();
        return Code.Of(frame =>
        {
            frame.Grow(keys.Length, site);
            var map = new Dictionary<string, object?>(keys.Length, StringComparer.Ordinal);
            for (var i = 0; i < keys.Length; i++)
            {
                // Of keys that stand twice the first one counts, as in the reference.
                map.TryAdd(keys[i](frame), values[i](frame));
            }

            return map;
        });
    }
}
