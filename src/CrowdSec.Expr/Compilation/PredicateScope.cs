namespace CrowdSec.Expr.Compilation;

/// <param name="Slot">Holds the collection and the current index; the accumulator, if any, is in the next one.</param>
/// <param name="Element">What <c>#</c> is.</param>
internal sealed record PredicateScope(int Slot, Code Element);
