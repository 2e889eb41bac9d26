namespace CrowdSec.Expr.Parsing;

/// <summary>Leaves a pass at the first mistake; never seen outside the compiler.</summary>
internal sealed class CompileException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
