using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Builtins;

internal sealed class RuleSignature(Func<string, ExprType[], SignatureResult> rule) : Signature
{
    public override ExprType? Check(string name, ExprType[] arguments, out string error, out int argument)
    {
        var result = rule(name, arguments);
        (error, argument) = (result.Error, result.Argument);
        return result.Type;
    }
}
