namespace CrowdSec.Expr.Hosting;

/// <summary>Reads one bound key of a <see cref="StringMap"/>.</summary>
public interface IStringMapReader
{
    string Get(StringMap map);

    bool Contains(StringMap map);

    /// <summary>The value without making a string of it, for comparisons and searches; empty when missing.</summary>
    ReadOnlySpan<char> GetSpan(StringMap map);
}
