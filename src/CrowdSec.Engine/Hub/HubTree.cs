using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Hub;

/// <summary>A directory in the hub's own layout, "parsers/stage/author/name.yaml", used directly instead of an installation.</summary>
public sealed class HubTree(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>
    /// Every item of the tree as if all were installed: by stage, then file name. Versions come from the tree's index when there is one.
    /// </summary>
    public IReadOnlyList<ItemFile> AllItems()
    {
        var path = CheckoutLinks.Resolve(Root, ".index.json");
        var index = File.Exists(path) ? HubIndex.Load(path) : HubIndex.Empty;
        var files = new List<ItemFile>();
        foreach (var (type, kind) in new[] { (HubItemType.Parsers, ItemKind.Parser), (HubItemType.Postoverflows, ItemKind.Postoverflow), (HubItemType.Scenarios, ItemKind.Scenario), (HubItemType.Contexts, ItemKind.Context) })
        {
            var versions = index.Items(type).ToDictionary(static i => i.Path, StringComparer.Ordinal);
            files.AddRange(Files(type).Select(relative => Item(relative, type, kind, versions)));
        }

        return files;
    }

    /// <summary>The YAML files of a type relative to the root, ordered by stage, then file name, then author.</summary>
    public IReadOnlyList<string> Files(HubItemType type)
    {
        var directory = Path.Combine(Root, type.Name());
        if (!Directory.Exists(directory))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(static f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Root, f))
            .Where(static f => !f.Split('/').Any(static part => part.StartsWith('.')))
            .OrderBy(f => StageOf(type, f), StringComparer.Ordinal)
            .ThenBy(static f => Path.GetFileName(f), StringComparer.Ordinal)
            .ThenBy(static f => f, StringComparer.Ordinal)];
    }

    public static string StageOf(HubItemType type, string relativePath) =>
        type.HasStages() && relativePath.Split('/') is { Length: > 2 } parts ? parts[1] : "";

    private ItemFile Item(string relative, HubItemType type, ItemKind kind, Dictionary<string, IndexItem> versions)
    {
        var path = Path.Combine(Root, relative);
        var hash = FileDigest.OfFile(path);
        return new ItemFile(path, kind, StageOf(type, relative), versions.GetValueOrDefault(relative)?.FindVersion(hash)?.Version ?? "?", hash);
    }
}
