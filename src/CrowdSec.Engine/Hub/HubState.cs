namespace CrowdSec.Engine.Hub;

/// <summary>All items that the hub offers or this host has, with their state. Immutable once loaded.</summary>
public sealed class HubState
{
    private readonly Dictionary<string, HubItem>[] _items;

    internal HubState(HubPlaces places, HubIndex index, Dictionary<string, HubItem>[] items, IReadOnlyList<string> warnings)
    {
        Places = places;
        Index = index;
        _items = items;
        Warnings = warnings;
    }

    public HubPlaces Places { get; }

    public HubIndex Index { get; }

    /// <summary>What a person should know about the state: tainted, outdated, ignored files.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Looks at the disk.</summary>
    /// <param name="withDownloaded">Also say which version the files are that are downloaded but not installed.</param>
    /// <exception cref="HubException">The index is damaged beyond use.</exception>
    public static HubState Load(HubPlaces places, HubIndex index, bool withDownloaded = true) =>
        new HubStateLoader(places, index, withDownloaded).Load();

    public HubItem? Find(HubItemType type, string name) => _items[(int)type].GetValueOrDefault(name);

    public HubItem? Find(ItemReference reference) => Find(reference.Type, reference.Name);

    /// <summary>Sorted by name, upper and lower case alike.</summary>
    public IEnumerable<HubItem> Items(HubItemType type) => _items[(int)type].Values.OrderBy(static i => i.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The installed items of a type in load order: by the whole path, as bytes.</summary>
    public IEnumerable<HubItem> Installed(HubItemType type) =>
        _items[(int)type].Values.Where(static i => i.Installed).OrderBy(static i => i.LocalPath, StringComparer.Ordinal);
}
