namespace CrowdSec.Engine.Items;

/// <summary>A data: entry of an item.</summary>
/// <param name="Type">string, regexp, regex, map, bots, or "" when no helper loads the file.</param>
/// <param name="Line">1-based place in the item's file.</param>
public sealed record DataSpec(string SourceUrl, string DestFile, string Type, string File, int Line)
{
    /// <summary>Results to remember per file; 0 when the item does not ask for a cache.</summary>
    public int CacheSize { get; init; }
}
