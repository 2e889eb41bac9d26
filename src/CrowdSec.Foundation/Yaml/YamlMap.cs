namespace CrowdSec.Foundation.Yaml;

/// <summary>A mapping with its entries in the order of the file. Keys are unique: the loader reports duplicates.</summary>
public sealed class YamlMap(IReadOnlyList<YamlEntry> entries, int line, int column) : YamlNode(line, column)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Kind => "a mapping";

    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
