using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Checking;

internal sealed partial class Checker
{
    private ExprType InferCall(CallNode node)
    {
        var callee = Visit(node.Callee);
        var name = node.Callee switch
        {
            IdentifierNode identifier => identifier.Name,
            MemberNode { Name: { } member } => member,
            _ => "function",
        };
        if (callee.IsUnknown)
        {
            foreach (var argument in node.Arguments)
            {
                VisitLoosely(argument);
            }

            return ExprType.Unknown;
        }

        return callee.Function is { } function
            ? CheckArguments(node, name, function)
            : throw Error(node, callee.IsNil ? $"{name} is nil; cannot call nil as function" : $"{name} is not callable");
    }

    private ExprType CheckArguments(CallNode node, string name, FunctionType function)
    {
        var required = function.Parameters.Count - (function.Variadic ? 1 : 0);
        if (!function.Variadic && node.Arguments.Count > required)
        {
            throw Error(node, $"too many arguments to call {name}: {name} is {function.Name}");
        }

        if (node.Arguments.Count < required)
        {
            throw Error(node, $"not enough arguments to call {name}: {name} is {function.Name}");
        }

        for (var i = 0; i < node.Arguments.Count; i++)
        {
            CheckArgument(node.Arguments[i], name, function.ParameterAt(i));
        }

        return function.Result;
    }

    private void CheckArgument(Node argument, string name, ExprType wanted)
    {
        var type = Visit(argument);
        var fits = type.AssignableTo(wanted)
            || (wanted.IsInteger && type.IsInteger)
            || (wanted.IsFloat && (type.IsInteger || type.IsFloat));
        if (!fits)
        {
            throw Error(argument, $"cannot use {type} as argument (type {wanted}) to call {name}");
        }
    }
}
