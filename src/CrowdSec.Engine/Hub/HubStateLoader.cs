using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Hub;

/// <summary>Puts the index and what is on disk together.</summary>
internal sealed class HubStateLoader(HubPlaces places, HubIndex index, bool withDownloaded)
{
    private readonly Dictionary<string, HubItem>[] _items = new Dictionary<string, HubItem>[HubItemTypes.All.Count];
    private readonly List<string> _warnings = [];

    public HubState Load()
    {
        var scanner = new InstalledFileScanner(places, _warnings);
        foreach (var type in HubItemTypes.All)
        {
            var items = _items[(int)type] = FromIndex(type);
            var byPath = items.Values.ToDictionary(static i => i.Index!.Path, StringComparer.Ordinal);
            foreach (var file in scanner.Scan(type))
            {
                Add(file, items, byPath);
            }

            foreach (var item in items.Values)
            {
                SetVersion(item);
            }
        }

        var state = new HubState(places, index, _items, _warnings);
        new CollectionChecker(state, _warnings).Check();
        return state;
    }

    private Dictionary<string, HubItem> FromIndex(HubItemType type)
    {
        var items = new Dictionary<string, HubItem>(StringComparer.Ordinal);
        foreach (var entry in index.Items(type))
        {
            items[entry.Name] = new HubItem(type, entry.Name, entry) { Dependencies = entry.Dependencies };
        }

        return items;
    }

    private void Add(InstalledFile file, Dictionary<string, HubItem> items, Dictionary<string, HubItem> byPath)
    {
        if (file.HubPath is { } path && byPath.TryGetValue(path, out var known))
        {
            if (known.Installed)
            {
                Duplicate(known, file.Path);
                return;
            }

            known.LocalPath = file.Path;
            known.Stage = file.Stage;
            return;
        }

        var local = ReadLocal(file);
        if (items.TryGetValue(local.Name, out var other) && other.Installed)
        {
            Duplicate(other, other.IsLocal ? file.Path : other.LocalPath);
            if (other.IsLocal)
            {
                return;
            }
        }

        items[local.Name] = local;
    }

    private void Duplicate(HubItem item, string path) => _warnings.Add($"multiple {item.Type.Name()} named {item.Name}: ignoring {path}");

    /// <summary>A local item is named by its own "name" key, else by its path.</summary>
    private static HubItem ReadLocal(InstalledFile file)
    {
        var map = YamlLoader.LoadFile(file.Target, []).FirstOrDefault() as YamlMap;
        var name = map?.Find("name") is YamlScalar { IsNull: false } scalar ? scalar.Text : file.RelativePath;
        return new HubItem(file.Type, name, null)
        {
            Stage = file.Stage,
            LocalPath = file.Path,
            LocalHash = FileDigest.OfFile(file.Target),
            IsLocal = true,
            UpToDate = true,
            Dependencies = file.Type == HubItemType.Collections && map is not null ? CollectionMembers.Read(map) : [],
        };
    }

    private void SetVersion(HubItem item)
    {
        if (item.Index is not { } entry)
        {
            return;
        }

        CheckVersions(item, entry);
        var path = Path.Combine(places.HubDirectory, entry.Path);
        if ((!item.Installed && !withDownloaded) || !File.Exists(path))
        {
            return;
        }

        item.DownloadPath = path;
        item.LocalHash = FileDigest.OfFile(path);
        var version = entry.FindVersion(item.LocalHash);
        item.LocalVersion = version?.Version ?? "?";
        item.Tainted = version is null && item.Installed;
        item.UpToDate = item.LocalVersion == entry.Version;
    }

    private void CheckVersions(HubItem item, IndexItem entry)
    {
        foreach (var version in entry.Versions)
        {
            if (!ItemVersion.TryParse(version.Version, out _))
            {
                throw new HubException($"failed to sync {places.HubDirectory}: while syncing {item.Type.Name()} {Path.GetFileName(entry.Path)}: {version.Version}: invalid semantic version");
            }
        }

        if (entry.Versions.Count > 0 && entry.Versions.All(v => v.Version != entry.Version))
        {
            _warnings.Add($"invalid hub item {item.Reference}: latest version missing from index");
        }
    }
}
