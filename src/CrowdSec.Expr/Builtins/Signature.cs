using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Builtins;

/// <summary>What a builtin accepts.</summary>
internal abstract class Signature
{
    public abstract ExprType? Check(string name, ExprType[] arguments, out string error, out int argument);

    /// <summary>Fixed parameter types; several for overloads by number of arguments.</summary>
    public static Signature Of(ExprType result, params ExprType[][] overloads) => new OverloadSignature(result, overloads);

    /// <summary>A rule for anything that overloads cannot say. It returns the result's type, or fails with a message.</summary>
    public static Signature By(Func<string, ExprType[], SignatureResult> rule) => new RuleSignature(rule);

    /// <summary>A number of arguments, and a test of the first one.</summary>
    public static Signature First(int minimum, int maximum, Func<ExprType, bool> fits, Func<string, ExprType, string> complaint, Func<ExprType, ExprType> result) =>
        By((name, arguments) =>
        {
            if (arguments.Length < minimum || arguments.Length > maximum)
            {
                return new($"invalid number of arguments (expected {minimum}, got {arguments.Length})");
            }

            return arguments[0].IsUnknown || fits(arguments[0]) ? new(result(arguments[0])) : new(complaint(name, arguments[0]));
        });
}
