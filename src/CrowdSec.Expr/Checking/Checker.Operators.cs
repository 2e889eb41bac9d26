using CrowdSec.Expr.Ast;
using CrowdSec.Patterns;

namespace CrowdSec.Expr.Checking;

internal sealed partial class Checker
{
    private ExprType InferUnary(UnaryNode node)
    {
        var operand = Visit(node.Operand);
        if (operand.IsUnknown)
        {
            return node.Operator == "not" ? ExprType.Bool : ExprType.Unknown;
        }

        if (node.Operator == "not" ? operand.Kind == TypeKind.Bool : operand.IsNumber)
        {
            return operand;
        }

        throw Error(node, $"invalid operation: {node.Operator} (mismatched type {operand}){NotHint(node)}");
    }

    /// <summary><c>not</c> binds tighter than comparisons, which surprises.</summary>
    private static string NotHint(UnaryNode node) =>
        node.Operator == "not" ? "; \"not\" applies to the next value only: write not (…), or x not contains y" : "";

    private ExprType InferLogical(LogicalNode node)
    {
        var op = node.IsAnd ? "and" : "or";
        ExprType? left = null;
        foreach (var operand in node.Operands)
        {
            var right = Visit(operand);
            if (right.Kind is not (TypeKind.Bool or TypeKind.Unknown))
            {
                throw Error(node, left is null
                    ? $"invalid operation: {op} (mismatched types {right} and {Visit(node.Operands[1])})"
                    : $"invalid operation: {op} (mismatched types {left} and {right})");
            }

            left = ExprType.Bool;
        }

        return ExprType.Bool;
    }

    private ExprType InferBinary(BinaryNode node)
    {
        var left = Visit(node.Left);
        var right = Visit(node.Right);
        var type = node.Operator switch
        {
            "==" or "!=" => left.ComparableWith(right) ? ExprType.Bool : null,
            "<" or ">" or "<=" or ">=" => Ordered(left, right) ? ExprType.Bool : null,
            "+" => Sum(left, right),
            "-" => Difference(left, right),
            "*" => Product(left, right),
            "/" or "**" => Both(left, right, type => type.IsNumber) ? ExprType.Float : null,
            "%" => Both(left, right, type => type.IsInteger) ? ExprType.Int : null,
            ".." => Both(left, right, type => type.IsInteger) ? ExprType.IntArray : null,
            "in" => Membership(node, left, right),
            "matches" => Matching(node, left, right),
            "contains" or "startsWith" or "endsWith" => Both(left, right, IsString) ? ExprType.Bool : null,
            "??" => Coalesced(left, right),
            _ => throw Error(node, $"unknown operator ({node.Operator})"),
        };
        return type ?? throw Error(node, $"invalid operation: {node.Operator} (mismatched types {left} and {right})");
    }

    private static bool IsString(ExprType type) => type.Kind == TypeKind.String;

    private static bool Both(ExprType left, ExprType right, Func<ExprType, bool> fits) =>
        (left.IsUnknown || fits(left)) && (right.IsUnknown || fits(right));

    private static bool Ordered(ExprType left, ExprType right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Both(left, right, type => type.IsNumber || type.Kind is TypeKind.String or TypeKind.Time or TypeKind.Duration);
        }

        return (left.IsNumber && right.IsNumber)
            || (left.Kind == right.Kind && left.Kind is TypeKind.String or TypeKind.Time or TypeKind.Duration);
    }

    private static ExprType? Sum(ExprType left, ExprType right) => (left.Kind, right.Kind) switch
    {
        _ when left.IsNumber && right.IsNumber => Combined(left, right),
        (TypeKind.String, TypeKind.String) => ExprType.String,
        (TypeKind.Time, TypeKind.Duration) or (TypeKind.Duration, TypeKind.Time) => ExprType.Time,
        (TypeKind.Duration, TypeKind.Duration) => ExprType.Duration,
        _ => OneUnknown(left, right, type => type.IsNumber || type.Kind is TypeKind.String or TypeKind.Time or TypeKind.Duration),
    };

    private static ExprType? Difference(ExprType left, ExprType right) => (left.Kind, right.Kind) switch
    {
        _ when left.IsNumber && right.IsNumber => Combined(left, right),
        (TypeKind.Time, TypeKind.Time) or (TypeKind.Duration, TypeKind.Duration) => ExprType.Duration,
        (TypeKind.Time, TypeKind.Duration) => ExprType.Time,
        _ => OneUnknown(left, right, type => type.IsNumber || type.Kind is TypeKind.Time or TypeKind.Duration),
    };

    private static ExprType? Product(ExprType left, ExprType right)
    {
        var leftDuration = left.Kind == TypeKind.Duration;
        var rightDuration = right.Kind == TypeKind.Duration;
        if (left.IsNumber && right.IsNumber)
        {
            return Combined(left, right);
        }

        return (leftDuration && (right.IsNumber || rightDuration)) || (left.IsNumber && rightDuration)
            ? ExprType.Duration
            : OneUnknown(left, right, type => type.IsNumber || type.Kind == TypeKind.Duration);
    }

    private static ExprType? OneUnknown(ExprType left, ExprType right, Func<ExprType, bool> fits) =>
        (left.IsUnknown || right.IsUnknown) && Both(left, right, fits) ? ExprType.Unknown : null;

    private static ExprType Combined(ExprType left, ExprType right) => left.IsFloat || right.IsFloat ? ExprType.Float : ExprType.Int;

    private static ExprType? Membership(BinaryNode node, ExprType left, ExprType right)
    {
        switch (right.Kind)
        {
            case TypeKind.Unknown:
                return ExprType.Bool;
            case TypeKind.Struct when IsString(left) || left.IsUnknown:
                return ExprType.Bool;
            case TypeKind.Map:
                return left.IsNil || left.AssignableTo(right.Key)
                    ? ExprType.Bool
                    : throw Error(node, $"cannot use {left} as type {right.Key} in map key");
            case TypeKind.Array:
                return left.ComparableWith(right.Element)
                    ? ExprType.Bool
                    : throw Error(node, $"cannot use {left} as type {right.Element} in array");
            default:
                return left.IsUnknown && IsString(right) ? ExprType.Bool : null;
        }
    }

    private static ExprType? Matching(BinaryNode node, ExprType left, ExprType right)
    {
        if (node.Right is StringNode constant && !Pattern.TryCompile(constant.Value, PatternOptions.None, out _, out var error))
        {
            throw Error(node.Right, $"error parsing regexp: {error!.Message}");
        }

        return Both(left, right, IsString) ? ExprType.Bool : null;
    }

    private static ExprType Coalesced(ExprType left, ExprType right)
    {
        if (left.IsNil || right.IsNil)
        {
            return left.IsNil ? right : left;
        }

        return !left.IsUnknown && !right.IsUnknown && right.AssignableTo(left) ? right : ExprType.Unknown;
    }
}
