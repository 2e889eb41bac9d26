namespace CrowdSec.Expr.Runtime;

/// <summary>The variables of one evaluation. Owned by one worker and reused; not thread-safe.</summary>
public sealed class ExprFrame(int variables)
{
    /// <summary>By <see cref="Hosting.ExprVariable.Index"/>.</summary>
    public object?[] Values { get; } = new object?[variables];
}
