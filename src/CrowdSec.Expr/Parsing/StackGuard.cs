using System.Runtime.CompilerServices;

namespace CrowdSec.Expr.Parsing;

/// <summary>The depth limit suits common stacks; on smaller ones this one speaks first.</summary>
internal static class StackGuard
{
    public static void Check(int offset)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CompileException(offset, "expression nests too deeply");
        }
    }
}
