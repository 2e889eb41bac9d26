using CrowdSec.Expr;

namespace CrowdSec.Engine.Alerting;

internal sealed record ContextKey(string Name, IReadOnlyList<Expression> Expressions);
