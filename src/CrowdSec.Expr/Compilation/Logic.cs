using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>Short-circuit chains. The last operand's value is the chain's, bool or not, as in the reference.</summary>
internal static class Logic
{
    public static Code Combine(bool isAnd, List<Code> operands, Site site)
    {
        var canFail = operands.Exists(operand => operand.CanFail || operand is not Code<bool>);
        var tests = new Func<ExprFrame, bool>[operands.Count];
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = Arguments.AsBool(operands[i], site);
        }

        if (operands[^1] is Code<bool>)
        {
            return Code.Of(isAnd ? All(tests) : Any(tests), canFail);
        }

        var last = operands[^1].Boxed;
        var others = isAnd ? All(tests[..^1]) : Any(tests[..^1]);
        return Code.Of(frame => others(frame) == isAnd ? last(frame) : Values.Box(!isAnd), canFail);
    }

    private static Func<ExprFrame, bool> All(Func<ExprFrame, bool>[] tests)
    {
        switch (tests)
        {
            case [var only]:
                return only;
            case [var a, var b]:
                return frame => a(frame) && b(frame);
            case [var a, var b, var c]:
                return frame => a(frame) && b(frame) && c(frame);
            case [var a, var b, var c, var d]:
                return frame => a(frame) && b(frame) && c(frame) && d(frame);
            default:
                return frame =>
                {
                    foreach (var test in tests)
                    {
                        if (!test(frame))
                        {
                            return false;
                        }
                    }

                    return true;
                };
        }
    }

    private static Func<ExprFrame, bool> Any(Func<ExprFrame, bool>[] tests)
    {
        switch (tests)
        {
            case [var only]:
                return only;
            case [var a, var b]:
                return frame => a(frame) || b(frame);
            case [var a, var b, var c]:
                return frame => a(frame) || b(frame) || c(frame);
            default:
                return frame =>
                {
                    foreach (var test in tests)
                    {
                        if (test(frame))
                        {
                            return true;
                        }
                    }

                    return false;
                };
        }
    }
}
