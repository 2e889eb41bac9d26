namespace CrowdSec.Expr.Compilation;

/// <param name="Slot">Holds the collection and the current index; the accumulator, if any, is in the next one.</param>
/// <param name="Element">What <c>#</c> is.</param>
/// <param name="Constants">The collection, when it is a constant list of texts.</param>
internal sealed record PredicateScope(int Slot, Code Element, string[]? Constants = null);
