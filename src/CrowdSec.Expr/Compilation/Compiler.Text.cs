using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Patterns;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    private static Code<bool> EmitSearch(string op, Code left, Code right, Site site)
    {
        if (left is Code<string> text && right is Code<string> { IsConstant: true } constant)
        {
            return op switch
            {
                "contains" => TextTests.Contains(text, constant.Value),
                "startsWith" => TextTests.StartsWith(text, constant.Value),
                _ => TextTests.EndsWith(text, constant.Value),
            };
        }

        Func<string, string, bool> search = op switch
        {
            "contains" => static (a, b) => a.Contains(b, StringComparison.Ordinal),
            "startsWith" => static (a, b) => a.StartsWith(b, StringComparison.Ordinal),
            _ => static (a, b) => a.EndsWith(b, StringComparison.Ordinal),
        };
        return OnTexts(left, right, search, site);
    }

    /// <summary>A nil on either side is not an error: it contains nothing.</summary>
    private static Code<bool> OnTexts(Code left, Code right, Func<string, string, bool> test, Site site)
    {
        if (left is Code<string> { Run: var x } && right is Code<string> { Run: var y })
        {
            return Code.Of(frame => test(x(frame), y(frame)), left.CanFail || right.CanFail);
        }

        var (a, b) = (left.Boxed, right.Boxed);
        return Code.Of(frame =>
        {
            var (first, second) = (a(frame), b(frame));
            return !Values.IsNil(first) && !Values.IsNil(second) && test(Values.ToText(first, site), Values.ToText(second, site));
        });
    }

    private Code<bool> EmitMatches(BinaryNode node, Code left, Code right)
    {
        var site = At(node);
        if (right is not Code<string> { IsConstant: true } constant || !Pattern.TryCompile(constant.Value, PatternOptions.None, out var constantPattern, out _))
        {
            var cache = new PatternCache();
            return Code.Of(OnTexts(left, right, (value, pattern) => cache.Get(pattern, site).IsMatch(value), site).Run);
        }

        if (left is Code<string> text)
        {
            return TextTests.Matches(text, constantPattern!);
        }

        var any = left.Boxed;
        return Code.Of(frame => any(frame) is { } value && constantPattern!.IsMatch(Values.ToText(value, site)));
    }

    private Code EmitMembership(BinaryNode node)
    {
        var left = Compile(node.Left);
        var site = At(node);
        if (left is Code<long> { Run: var number } && node.Right is BinaryNode { Operator: "..", Left: IntegerNode from, Right: IntegerNode to })
        {
            return Fold(Code.Of(frame => number(frame) is var value && value >= from.Value && value <= to.Value, left.CanFail), left);
        }

        var right = CompileReadOnly(node.Right);
        return Fold(Membership(left, right, site), left, right);
    }

    private static Code<bool> Membership(Code left, Code right, Site site)
    {
        var canFail = left.CanFail || right.CanFail;
        switch (left, right)
        {
            case (Code<string> text, Code<string[]> { IsConstant: true } constants):
                return TextTests.In(text, constants.Value);
            case (_, Code<string[]> { IsConstant: true } constants):
                var any = left.Boxed;
                var set = constants.Value.ToHashSet(StringComparer.Ordinal);
                return Code.Of(frame => any(frame) is string value && set.Contains(value), canFail);
            case (Code<string> text, Code<object?[]> { IsConstant: true } mixed):
                return TextTests.In(text, [.. mixed.Value.OfType<string>()]);
            case (Code<string> { Run: var key }, Code<StringMap> { Run: var map }):
                return Code.Of(frame => map(frame) is { } fields && fields.Contains(key(frame)), canFail);
            case (Code<long> { Run: var number }, Code<long[]> { IsConstant: true } constants):
                var numbers = constants.Value.ToHashSet();
                return Code.Of(frame => numbers.Contains(number(frame)), canFail);
            case (Code<string> { Run: var text }, Code<string[]> { Run: var list }):
                return Code.Of(frame => Array.IndexOf(list(frame) ?? [], text(frame)) >= 0, canFail);
            default:
                var (a, b) = (left.Boxed, right.Boxed);
                return Code.Of(frame => Collections.Contains(a(frame), b(frame), site));
        }
    }

    /// <summary>A map literal of constants that is only read is made once.</summary>
    private Code CompileReadOnly(Node node)
    {
        var code = Compile(node);
        if (traced || node is not MapNode map || map.Pairs.Any(pair => !IsLiteral(pair.Key) || !IsLiteral(pair.Value)))
        {
            return code;
        }

        return Code.Constant(code.Boxed(new ExprFrame(0)));
    }

    private static bool IsLiteral(Node node) => node is StringNode or IntegerNode or FloatNode or BoolNode or NilNode;
}
