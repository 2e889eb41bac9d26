namespace CrowdSec.Expr.Runtime;

/// <summary>An expression failed while it ran. The message is for people; callers decide what the failure means for the event.</summary>
public sealed class ExprRuntimeException : Exception
{
    public ExprRuntimeException(string message)
        : base(message)
    {
    }

    public ExprRuntimeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
