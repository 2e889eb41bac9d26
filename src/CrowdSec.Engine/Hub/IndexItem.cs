namespace CrowdSec.Engine.Hub;

/// <summary>One entry of the index: what the hub offers. Immutable.</summary>
public sealed record IndexItem(HubItemType Type, string Name)
{
    /// <summary>Relative to the hub's root, with forward slashes.</summary>
    public string Path { get; init; } = "";

    /// <summary>Parsers and postoverflows only.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The latest version.</summary>
    public string Version { get; init; } = "";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<IndexVersion> Versions { get; init; } = [];

    public string Description { get; init; } = "";

    public string Author { get; init; } = "";

    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The JSON value of "labels" as written; empty when missing.</summary>
    public ReadOnlyMemory<byte> Labels { get; init; }

    /// <summary>The item's file in base64, when the index carries contents. Decoded only on demand, since most of an index is this.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The members of a collection.</summary>
    public IReadOnlyList<ItemReference> Dependencies { get; init; } = [];

    public ItemReference Reference => new(Type, Name);

    /// <summary>The version whose file has this digest, or null.</summary>
    public IndexVersion? FindVersion(string digest) => Versions.FirstOrDefault(v => v.Digest == digest);
}
