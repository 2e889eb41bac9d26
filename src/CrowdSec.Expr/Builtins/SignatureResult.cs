using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Builtins;

/// <param name="Argument">The argument that is to blame, or -1.</param>
internal readonly record struct SignatureResult(ExprType? Type, string Error, int Argument)
{
    public SignatureResult(ExprType type)
        : this(type, "", -1)
    {
    }

    public SignatureResult(string error, int argument = -1)
        : this(null, error, argument)
    {
    }
}
