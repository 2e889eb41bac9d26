namespace CrowdSec.Expr.Runtime;

/// <summary>A map with keys of any type, as groupBy and fromPairs make. <paramref name="missing"/> is what absent keys read as.</summary>
internal sealed class AnyMap(object? missing) : Dictionary<object, object?>
{
    private static readonly object NilKey = new();

    public object? Missing => missing;

    public static object KeyFor(object? key) => key ?? NilKey;

    public static object? KeyOf(object stored) => ReferenceEquals(stored, NilKey) ? null : stored;
}
