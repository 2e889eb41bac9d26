using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Builtins;

internal sealed class OverloadSignature(ExprType result, ExprType[][] overloads) : Signature
{
    public override ExprType? Check(string name, ExprType[] arguments, out string error, out int argument)
    {
        (error, argument) = ("", -1);
        foreach (var overload in overloads)
        {
            var complaint = Complaint(name, overload, arguments, out argument);
            if (complaint is null)
            {
                return result;
            }

            error = complaint;
        }

        return null;
    }

    private static string? Complaint(string name, ExprType[] parameters, ExprType[] arguments, out int argument)
    {
        argument = -1;
        if (arguments.Length != parameters.Length)
        {
            return $"{(arguments.Length > parameters.Length ? "too many" : "not enough")} arguments to call {name}";
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (!arguments[i].AssignableTo(parameters[i]) && !(parameters[i].IsInteger && arguments[i].IsInteger))
            {
                argument = i;
                return $"cannot use {arguments[i]} as argument (type {parameters[i]}) to call {name}";
            }
        }

        return null;
    }
}
