namespace CrowdSec.Expr.Checking;

/// <summary>What <c>#</c> and its like mean inside a predicate.</summary>
internal sealed record Scope(ExprType Element, bool HasAccumulator);
