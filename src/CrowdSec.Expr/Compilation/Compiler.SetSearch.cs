using System.Collections.Frozen;
using CrowdSec.Expr.Analysis;
using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Builtins;
using CrowdSec.Expr.Runtime;
using CrowdSec.Patterns;

namespace CrowdSec.Expr.Compilation;

/// <summary>
/// any(list of constants, { text op # }) as one search for all of them. The text is evaluated once instead of once per constant,
/// which nobody can tell as long as there is a constant.
/// </summary>
internal sealed partial class Compiler
{
    private Code<bool>? EmitSetSearch(BuiltinNode node, Code collection) =>
        node.Arguments is [_, PredicateNode { Body: BinaryNode test }] ? SetSearch(test, collection) : null;

    /// <summary>
    /// any(list of constants, { text op # and … }) only loops when the search finds one of the constants. The text is evaluated once more
    /// then, so it must be repeatable.
    /// </summary>
    private Code<bool> Prefiltered(Code<bool> loop, BuiltinNode node, Code collection)
    {
        var first = node.Arguments[1] is PredicateNode predicate ? predicate.Body : null;
        var condition = first switch
        {
            ConditionalNode { Condition: BinaryNode test, WhenFalse: BoolNode { Value: false } } => test,
            LogicalNode { IsAnd: true, Operands: [BinaryNode test, ..] } => test,
            _ => null,
        };
        if (traced || condition is null || !Repeatability.Of(condition, environment) || SetSearch(condition, collection) is not { } search)
        {
            return loop;
        }

        var (any, run) = (search.Run, loop.Run);
        return Code.Of(frame => any(frame) && run(frame));
    }

    private Code<bool>? SetSearch(BinaryNode test, Code collection)
    {
        if (collection is not Code<string[]> { IsConstant: true, Value.Length: > 0 } constants
            || test.Operator is not ("contains" or "startsWith" or "endsWith" or "matches" or "=="))
        {
            return null;
        }

        var (textNode, constantNode) = test.Operator == "==" && UsesElement(test.Left) ? (test.Right, test.Left) : (test.Left, test.Right);
        if (UsesElement(textNode) || !IsPureOfElement(constantNode) || Literals(constantNode, constants.Value) is not { } literals)
        {
            return null;
        }

        var text = Compile(textNode);
        if (test.Operator == "==" && text is not Code<string>)
        {
            return null;
        }

        return SetTest(test.Operator, literals) is { } search ? OnText(text, search, At(test)) : null;
    }

    private static Code<bool> OnText(Code text, SpanTest search, Site site)
    {
        if (text is Code<string> known)
        {
            return TextTests.By(known, search);
        }

        var any = text.Boxed;
        return Code.Of(frame => any(frame) is { } value && search(Values.ToText(value, site)));
    }

    private static SpanTest? SetTest(string op, string[] literals)
    {
        switch (op)
        {
            case "==":
                var set = literals.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
                return set.Contains;
            case "contains":
                return new LiteralSet(literals).AnyIn;
            case "startsWith":
                return new LiteralSet(literals).AnyPrefixOf;
            case "endsWith":
                return new LiteralSet(literals).AnySuffixOf;
        }

        List<Pattern> patterns = [];
        foreach (var literal in literals)
        {
            if (!Pattern.TryCompile(literal, PatternOptions.None, out var pattern, out _))
            {
                return null;
            }

            patterns.Add(pattern!);
        }

        return new PatternSet(patterns).IsMatch;
    }

    /// <summary>What the constant side gives for each element: the element itself, or a pure function of it.</summary>
    private string[]? Literals(Node node, string[] elements)
    {
        if (node is PointerNode)
        {
            return elements;
        }

        _folded += elements.Length;
        var slot = Reserve();
        _scopes.Add(new PredicateScope(slot, ElementOf(Code.Constant(elements), slot, node.Type, At(node))));
        var code = Compile(node);
        _scopes.RemoveAt(_scopes.Count - 1);
        _free = slot;
        return code is Code<string> { Run: var run } ? EachElement(run, slot, elements) : null;
    }

    private string[]? EachElement(Func<ExprFrame, string> run, int slot, string[] elements)
    {
        var frame = new ExprFrame(0);
        frame.Begin(_slots);
        frame.Locals[slot].Reference = elements;
        var literals = new string[elements.Length];
        try
        {
            for (var i = 0; i < literals.Length; i++)
            {
                frame.Locals[slot].Number = i;
                literals[i] = run(frame);
            }
        }
        catch (ExprRuntimeException)
        {
            return null;
        }

        return literals;
    }

    /// <summary>A pure call with the element of a constant list, evaluated now for each of them.</summary>
    private Code<string>? ElementTable(Node node)
    {
        if (traced || _folded > FoldedLimit || _scopes.Count == 0 || _scopes[^1] is not { Constants: { Length: > 0 } constants, Slot: var slot }
            || !UsesElement(node) || !IsPureOfElement(node) || Literals(node, constants) is not { } values)
        {
            return null;
        }

        return Code.Of(frame => values[frame.Locals[slot].Number], canFail: false);
    }

    /// <summary>The node asks for the element of the innermost loop around it.</summary>
    private static bool UsesElement(Node node) =>
        node is PointerNode || (node is not PredicateNode && node.Children.Any(UsesElement));

    private bool IsPureOfElement(Node node) => node switch
    {
        PointerNode pointer => pointer.Name.Length == 0,
        StringNode or IntegerNode => true,
        BinaryNode { Operator: "+" } sum => IsPureOfElement(sum.Left) && IsPureOfElement(sum.Right),
        BuiltinNode call => BuiltinTable.Find(call.Name) is { Pure: true } && call.Arguments.All(IsPureOfElement),
        CallNode { Callee: IdentifierNode name } call => environment.Find(name.Name) is null
            && environment.Functions.TryGetValue(name.Name, out var function) && function.Pure && call.Arguments.All(IsPureOfElement),
        _ => false,
    };
}
