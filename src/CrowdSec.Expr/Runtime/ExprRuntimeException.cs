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

    internal ExprRuntimeException(ExprError place, Exception? inner)
        : base($"{place.Message} ({place.Line}:{place.Column})", inner) => Place = place;

    /// <summary>Where in the expression it failed; null when a function reported the failure and the place is not known yet.</summary>
    public ExprError? Place { get; }
}
