namespace CrowdSec.Expr.Hosting;

/// <summary>
/// A host-owned map[string]string, such as evt.Meta. A missing key reads as "".
/// Implementations may bind a constant key ahead of time, see <see cref="IStringMapBinder"/>.
/// </summary>
public abstract class StringMap
{
    public abstract int Count { get; }

    public abstract string Get(string key);

    public abstract bool Contains(string key);

    public abstract void Set(string key, string value);

    /// <summary>The entries in ascending ordinal order of their keys.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> Pairs { get; }
}
