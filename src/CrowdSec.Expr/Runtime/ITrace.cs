namespace CrowdSec.Expr.Runtime;

/// <summary>Hears the value of each part of an expression, inner parts first. Called on the evaluating thread.</summary>
public interface ITrace
{
    /// <param name="part">Which part: its text, place and kind.</param>
    void Value(TracedPart part, object? value);

    /// <summary>A part failed; the parts around it fail with it and are not reported.</summary>
    void Failure(TracedPart part, ExprRuntimeException error);
}
