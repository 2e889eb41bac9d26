namespace CrowdSec.Expr.Builtins;

/// <summary>The arguments of a builtin that takes a predicate.</summary>
internal sealed record PredicateShape(bool WantsBool, bool PredicateIsOptional = false, bool HasExtraArgument = false);
