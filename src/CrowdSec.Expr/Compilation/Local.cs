namespace CrowdSec.Expr.Compilation;

/// <param name="Read">The variable's value, in the type it was stored in.</param>
internal sealed record Local(string Name, Code Read);
