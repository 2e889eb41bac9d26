namespace CrowdSec.Expr;

/// <param name="Line">1-based line inside the expression's source.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Message">Cause, in one line.</param>
/// <param name="Snippet">The source line with a pointer below the place; for messages to people.</param>
public sealed record ExprError(int Line, int Column, string Message, string Snippet)
{
    public override string ToString() => $"{Message} ({Line}:{Column})\n{Snippet}";
}
