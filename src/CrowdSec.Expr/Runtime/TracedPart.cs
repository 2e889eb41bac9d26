namespace CrowdSec.Expr.Runtime;

/// <param name="Text">The part as written.</param>
/// <param name="Start">0-based index into the source.</param>
/// <param name="Operator">"==", "and", "call", "member" …: what kind of part it is.</param>
/// <param name="Parent">The part this one is an operand of; null for the whole expression.</param>
public sealed record TracedPart(string Text, int Start, string Operator, TracedPart? Parent);
