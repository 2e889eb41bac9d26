namespace CrowdSec.Expr.Runtime;

/// <summary>A <c>let</c> variable, or a predicate's collection with the index of its current element.</summary>
internal struct LocalSlot
{
    public object? Reference;
    public long Number;
}
