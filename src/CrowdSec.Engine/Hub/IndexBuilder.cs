using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Hub;

/// <summary>
/// Makes the index of a hub tree: one entry per item file, with all versions it ever had. A file that changed since the previous index
/// gets the next minor version. The same tree and previous index always give the same bytes.
/// </summary>
public sealed class IndexBuilder(HubTree tree, HubIndex previous, bool withContent = false)
{
    /// <summary>The index; null when a file cannot be indexed, which the diagnostics then say.</summary>
    public byte[]? Build(DiagnosticBag diagnostics)
    {
        var entries = new List<IndexEntry>();
        foreach (var type in HubItemTypes.All)
        {
            foreach (var relative in tree.Files(type))
            {
                if (Read(type, relative, diagnostics) is not { } entry)
                {
                    continue;
                }

                if (entries.Find(e => e.Type == type && e.Name == entry.Name) is { } other)
                {
                    diagnostics.Error(relative, 0, 0, $"{type.Name()}:{entry.Name} is already the name of {other.Path}", "rename one of the two files");
                    continue;
                }

                entries.Add(entry);
            }
        }

        CheckMembers(entries, diagnostics);
        return diagnostics.HasErrors ? null : IndexWriter.Write(entries);
    }

    private IndexEntry? Read(HubItemType type, string relative, DiagnosticBag diagnostics)
    {
        var parts = relative.Split('/');
        if (parts.Length != (type.HasStages() ? 4 : 3))
        {
            diagnostics.Error(relative, 0, 0, "the path is not that of a hub item", type.HasStages() ? $"expected {type.Name()}/<stage>/<author>/<file>.yaml" : $"expected {type.Name()}/<author>/<file>.yaml");
            return null;
        }

        var content = File.ReadAllBytes(Path.Combine(tree.Root, relative));
        var documents = YamlLoader.Load(System.Text.Encoding.UTF8.GetString(content), relative, diagnostics);
        var name = $"{parts[^2]}/{Path.GetFileNameWithoutExtension(relative)}";
        var map = documents.OfType<YamlMap>().FirstOrDefault();
        var old = previous.Find(type, name);
        var versions = Versions(old, FileDigest.OfBytes(content));
        return new IndexEntry(type, name, relative, versions)
        {
            Stage = HubTree.StageOf(type, relative),
            Author = parts[^2],
            Description = (map?.Find("description") as YamlScalar)?.Text ?? "",
            References = map?.Find("references") is YamlSequence list ? [.. list.Items.OfType<YamlScalar>().Select(static s => s.Text)] : [],
            Labels = map?.Find("labels") as YamlMap,
            Members = type == HubItemType.Collections && map is not null ? CollectionMembers.Read(map) : [],
            Content = withContent ? content : null,
        };
    }

    /// <summary>Oldest first.</summary>
    private static List<IndexVersion> Versions(IndexItem? old, string digest)
    {
        var versions = (old?.Versions ?? []).Reverse().ToList();
        if (versions.Count == 0)
        {
            return [new IndexVersion("0.1", digest, false)];
        }

        if (versions[^1].Digest != digest)
        {
            ItemVersion.TryParse(versions[^1].Version, out var latest);
            versions.RemoveAll(v => v.Digest == digest);
            versions.Add(new IndexVersion($"{latest.Major}.{latest.Minor + 1}", digest, false));
        }

        return versions;
    }

    private static void CheckMembers(List<IndexEntry> entries, DiagnosticBag diagnostics)
    {
        var known = entries.Select(static e => new ItemReference(e.Type, e.Name)).ToHashSet();
        foreach (var collection in entries)
        {
            foreach (var member in collection.Members.Where(m => !known.Contains(m)))
            {
                diagnostics.Error(collection.Path, 0, 0, $"can't find {member}, required by {collection.Name}", "add the item, or take it out of the collection");
            }
        }
    }
}
