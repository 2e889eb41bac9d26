namespace CrowdSec.Expr.Analysis;

/// <summary>A call of a function by its name.</summary>
/// <param name="Texts">For each argument its text where it is a literal, else null.</param>
public sealed record NamedCall(string Function, IReadOnlyList<string?> Texts);
