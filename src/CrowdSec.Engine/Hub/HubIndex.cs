namespace CrowdSec.Engine.Hub;

/// <summary>The hub's catalogue, read from ".index.json". Immutable and thread-safe.</summary>
public sealed class HubIndex
{
    private readonly Dictionary<string, IndexItem>[] _items;

    internal HubIndex(Dictionary<string, IndexItem>[] items) => _items = items;

    /// <summary>A catalogue without items.</summary>
    public static HubIndex Empty { get; } = new([.. HubItemTypes.All.Select(static _ => new Dictionary<string, IndexItem>(StringComparer.Ordinal))]);

    public int Count => _items.Sum(static items => items.Count);

    public IndexItem? Find(HubItemType type, string name) => _items[(int)type].GetValueOrDefault(name);

    public IndexItem? Find(ItemReference reference) => Find(reference.Type, reference.Name);

    /// <summary>The items of a type, in the order of the file.</summary>
    public IReadOnlyCollection<IndexItem> Items(HubItemType type) => _items[(int)type].Values;

    /// <exception cref="HubException">The bytes are not an index.</exception>
    public static HubIndex Parse(byte[] file) => HubIndexReader.Read(file);

    /// <exception cref="HubException">The file cannot be read or is not an index.</exception>
    public static HubIndex Load(string path)
    {
        try
        {
            return HubIndexReader.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HubException($"unable to read index file: {e.Message} Run 'sudo cscli hub update --from HUB_TREE' to get one", e);
        }
        catch (HubException e)
        {
            throw new HubException($"invalid hub index: {path}: {e.Message} Run 'sudo cscli hub update --from HUB_TREE' to get it again", e);
        }
    }
}
