using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Hub;

/// <summary>One entry of an index that is being made.</summary>
/// <param name="Versions">Oldest first; the last one is the file as it is.</param>
internal sealed record IndexEntry(HubItemType Type, string Name, string Path, IReadOnlyList<IndexVersion> Versions)
{
    public string Stage { get; init; } = "";

    public string Author { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> References { get; init; } = [];

    public YamlMap? Labels { get; init; }

    public IReadOnlyList<ItemReference> Members { get; init; } = [];

    public byte[]? Content { get; init; }
}
