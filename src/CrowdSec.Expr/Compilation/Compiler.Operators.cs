using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    private Code EmitUnary(UnaryNode node)
    {
        var operand = Compile(node.Operand);
        var site = At(node);
        Code code;
        if (node.Operator == "not")
        {
            var test = Arguments.AsBool(operand, site);
            code = Code.Of(frame => !test(frame), operand.CanFail || operand is not Code<bool>);
        }
        else if (node.Operator == "+")
        {
            code = operand;
        }
        else
        {
            code = operand switch
            {
                Code<long> { Run: var run } => Code.Of(frame => unchecked(-run(frame)), operand.CanFail),
                Code<double> { Run: var run } => Code.Of(frame => -run(frame), operand.CanFail),
                _ => Negated(operand.Boxed, site),
            };
        }

        return Fold(code, operand);
    }

    private static Code<object> Negated(Func<ExprFrame, object?> operand, Site site) => Code.Of(frame => Arithmetic.Negate(operand(frame), site));

    private Code EmitBinary(BinaryNode node)
    {
        if (node.Operator is "in")
        {
            return EmitMembership(node);
        }

        var left = Compile(node.Left);
        var right = Compile(node.Right);
        var code = node.Operator switch
        {
            "==" => EmitEqual(left, right, At(node)),
            "!=" => Not(EmitEqual(left, right, At(node))),
            "<" or ">" or "<=" or ">=" => EmitOrdering(node.Operator, left, right, At(node)),
            "+" or "-" or "*" or "/" or "%" or "**" => EmitArithmetic(node.Operator, left, right, At(node)),
            ".." => EmitRange(left, right, At(node)),
            "??" => EmitCoalesce(left, right),
            "matches" => EmitMatches(node, left, right),
            _ => EmitSearch(node.Operator, left, right, At(node)),
        };
        return node.Operator != ".." || IsShort(left, right) ? Fold(code, left, right) : code;
    }

    private static Code<bool> Not(Code<bool> code)
    {
        var test = code.Run;
        return Code.Of(frame => !test(frame), code.CanFail);
    }

    private static Code EmitArithmetic(string op, Code left, Code right, Site site)
    {
        var canFail = left.CanFail || right.CanFail;
        return (left, right) switch
        {
            (Code<long> a, Code<long> b) => OnIntegers(op, a.Run, b.Run, canFail, site),
            (Code<double> a, Code<double> b) => OnFloats(op, a.Run, b.Run, canFail, site),
            (Code<long> a, Code<double> b) => OnFloats(op, Widen(a), b.Run, canFail, site),
            (Code<double> a, Code<long> b) => OnFloats(op, a.Run, Widen(b), canFail, site),
            (Code<string> a, Code<string> b) when op == "+" => Concatenation(a.Run, b.Run, canFail, site),
            _ => OnValues(op, left.Boxed, right.Boxed, site),
        };
    }

    private static Func<ExprFrame, double> Widen(Code<long> code)
    {
        var run = code.Run;
        return frame => run(frame);
    }

    private static Code<string> Concatenation(Func<ExprFrame, string> left, Func<ExprFrame, string> right, bool canFail, Site site) =>
        Code.Of(frame => Text.Concat(left(frame), right(frame), site), canFail);

    private static Code OnIntegers(string op, Func<ExprFrame, long> a, Func<ExprFrame, long> b, bool canFail, Site site) => op switch
    {
        "+" => Code.Of(frame => unchecked(a(frame) + b(frame)), canFail),
        "-" => Code.Of(frame => unchecked(a(frame) - b(frame)), canFail),
        "*" => Code.Of(frame => unchecked(a(frame) * b(frame)), canFail),
        "/" => Code.Of(frame => (double)a(frame) / b(frame), canFail),
        "%" => Code.Of(frame => Arithmetic.Modulo(a(frame), b(frame), site)),
        _ => Code.Of(frame => Powers.Pow(a(frame), b(frame)), canFail),
    };

    private static Code OnFloats(string op, Func<ExprFrame, double> a, Func<ExprFrame, double> b, bool canFail, Site site) => op switch
    {
        "+" => Code.Of(frame => a(frame) + b(frame), canFail),
        "-" => Code.Of(frame => a(frame) - b(frame), canFail),
        "*" => Code.Of(frame => a(frame) * b(frame), canFail),
        "/" => Code.Of(frame => a(frame) / b(frame), canFail),
        "%" => Code.Of(frame => Arithmetic.Modulo(a(frame), b(frame), site)),
        _ => Code.Of(frame => Powers.Pow(a(frame), b(frame)), canFail),
    };

    private static Code OnValues(string op, Func<ExprFrame, object?> a, Func<ExprFrame, object?> b, Site site) => op switch
    {
        "+" => Code.Of(frame => Arithmetic.Add(a(frame), b(frame), site)),
        "-" => Code.Of(frame => Arithmetic.Subtract(a(frame), b(frame), site)),
        "*" => Code.Of(frame => Arithmetic.Multiply(a(frame), b(frame), site)),
        "/" => Code.Of(frame => Arithmetic.Divide(a(frame), b(frame), site)),
        "%" => Code.Of(frame => Arithmetic.Modulo(a(frame), b(frame), site)),
        _ => Code.Of(frame => Arithmetic.Power(a(frame), b(frame), site)),
    };

    private Code EmitRange(Code left, Code right, Site site)
    {
        var from = AsInteger(left, site);
        var to = AsInteger(right, site);
        Allocates = true;
        return Code.Of(frame => Collections.Range(from(frame), to(frame), frame, site));
    }

    private static Func<ExprFrame, long> AsInteger(Code code, Site site)
    {
        if (code is Code<long> { Run: var known })
        {
            return known;
        }

        var run = code.Boxed;
        return frame => Numbers.ToInteger(run(frame), site);
    }

    /// <summary>Long ranges are not kept with the expression.</summary>
    private static bool IsShort(Code left, Code right) =>
        left.ConstantValue is long from && right.ConstantValue is long to && (decimal)to - from <= 1_000;

    private static Code EmitCoalesce(Code left, Code right)
    {
        if (left is Code<string> or Code<long> or Code<double> or Code<bool>)
        {
            return left;
        }

        var (first, second) = (left.Boxed, right.Boxed);
        return Code.Of(
            frame =>
            {
                var value = first(frame);
                return Values.IsNil(value) ? second(frame) : value;
            },
            left.CanFail || right.CanFail);
    }

    private Code EmitLogical(LogicalNode node)
    {
        var compiled = node.Operands.Select(operand => (operand, Compile(operand))).ToArray();
        return Combined(node, node.IsAnd, compiled);
    }

    /// <summary>An and-chain whose operands are compiled already.</summary>
    public Code CombineAll(Node node, IReadOnlyList<(Node Node, Code Code)> operands) => Combined(node, isAnd: true, operands);

    private Code Combined(Node node, bool isAnd, IReadOnlyList<(Node Node, Code Code)> compiled)
    {
        List<Code> operands = [];
        foreach (var (operand, code) in compiled)
        {
            var known = operand is BoolNode literal ? literal.Value : code is Code<bool> { IsConstant: true } constant ? constant.Value : (bool?)null;
            if (known is { } value)
            {
                if (value != isAnd)
                {
                    return code;
                }

                continue;
            }

            operands.Add(code);
        }

        return operands.Count switch
        {
            0 => Code.Constant(isAnd),
            1 => operands[0],
            _ => Logic.Combine(isAnd, operands, At(node)),
        };
    }
}
