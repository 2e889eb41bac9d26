using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    private static Code<bool> EmitEqual(Code left, Code right, Site site)
    {
        var canFail = left.CanFail || right.CanFail;
        switch (left, right)
        {
            case (Code<string> a, Code<string> { IsConstant: true } b):
                return TextTests.Equal(a, b.Value);
            case (Code<string> { IsConstant: true } a, Code<string> b):
                return TextTests.Equal(b, a.Value);
            case (Code<string> { Run: var a }, Code<string> { Run: var b }):
                return Code.Of(frame => string.Equals(a(frame), b(frame)), canFail);
            case (Code<long> { Run: var a }, Code<long> { Run: var b }):
                return Code.Of(frame => a(frame) == b(frame), canFail);
            case (Code<double> { Run: var a }, Code<double> { Run: var b }):
                return Code.Of(frame => a(frame) == b(frame), canFail);
            case (Code<bool> { Run: var a }, Code<bool> { Run: var b }):
                return Code.Of(frame => a(frame) == b(frame), canFail);
            case (Code<string> { Run: var a }, _):
                return EqualToAny(right.Boxed, a, canFail);
            case (_, Code<string> { Run: var b }):
                return EqualToAny(left.Boxed, b, canFail);
            default:
                var (x, y) = (left.Boxed, right.Boxed);
                return Code.Of(frame => Equality.Equal(x(frame), y(frame), site), canFail);
        }
    }

    /// <summary>A string is equal to another string only.</summary>
    private static Code<bool> EqualToAny(Func<ExprFrame, object?> any, Func<ExprFrame, string> text, bool canFail) =>
        Code.Of(frame => any(frame) is string value && string.Equals(value, text(frame)), canFail);

    private static Code<bool> EmitOrdering(string op, Code left, Code right, Site site)
    {
        var canFail = left.CanFail || right.CanFail;
        return (left, right) switch
        {
            (Code<long> a, Code<long> b) => OrderIntegers(op, a.Run, b.Run, canFail),
            (Code<double> a, Code<double> b) => OrderFloats(op, a.Run, b.Run, canFail),
            (Code<long> a, Code<double> b) => OrderFloats(op, Widen(a), b.Run, canFail),
            (Code<double> a, Code<long> b) => OrderFloats(op, a.Run, Widen(b), canFail),
            _ => OrderValues(op, left.Boxed, right.Boxed, site),
        };
    }

    private static Code<bool> OrderIntegers(string op, Func<ExprFrame, long> a, Func<ExprFrame, long> b, bool canFail) => op switch
    {
        "<" => Code.Of(frame => a(frame) < b(frame), canFail),
        "<=" => Code.Of(frame => a(frame) <= b(frame), canFail),
        ">" => Code.Of(frame => a(frame) > b(frame), canFail),
        _ => Code.Of(frame => a(frame) >= b(frame), canFail),
    };

    private static Code<bool> OrderFloats(string op, Func<ExprFrame, double> a, Func<ExprFrame, double> b, bool canFail) => op switch
    {
        "<" => Code.Of(frame => a(frame) < b(frame), canFail),
        "<=" => Code.Of(frame => a(frame) <= b(frame), canFail),
        ">" => Code.Of(frame => a(frame) > b(frame), canFail),
        _ => Code.Of(frame => a(frame) >= b(frame), canFail),
    };

    private static Code<bool> OrderValues(string op, Func<ExprFrame, object?> a, Func<ExprFrame, object?> b, Site site) => op switch
    {
        "<" => Code.Of(frame => Ordering.Less(a(frame), b(frame), site)),
        "<=" => Code.Of(frame => Ordering.LessOrEqual(a(frame), b(frame), site)),
        ">" => Code.Of(frame => Ordering.More(a(frame), b(frame), site)),
        _ => Code.Of(frame => Ordering.MoreOrEqual(a(frame), b(frame), site)),
    };
}
