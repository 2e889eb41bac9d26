using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>A data directory for one run, with links to exactly the files that its items name.</summary>
internal static class DataFolder
{
    public static void Fill(string directory, IReadOnlyList<ItemFile> items, DataLocator locator, List<string> missing)
    {
        foreach (var (url, dest) in items.SelectMany(Entries))
        {
            var link = Path.GetFullPath(Path.Combine(directory, dest));
            if (dest.Length == 0 || LinkTargets.RelativeTo(directory, link) is null || File.Exists(link))
            {
                continue;
            }

            if (locator.Find(url, dest) is { } file)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                File.Copy(file, link);
            }
            else
            {
                missing.Add(dest);
            }
        }
    }

    private static IEnumerable<(string Url, string Dest)> Entries(ItemFile item)
    {
        var text = File.ReadAllText(item.Path);
        if (!text.Contains("data:", StringComparison.Ordinal))
        {
            yield break;
        }

        // Mistakes in the file are reported when the engine loads it.
        foreach (var list in YamlLoader.Load(text, item.Path, []).OfType<YamlMap>().Select(static m => m.Find("data")).OfType<YamlSequence>())
        {
            foreach (var entry in list.Items.OfType<YamlMap>())
            {
                yield return (Text(entry, "source_url"), Text(entry, "dest_file"));
            }
        }
    }

    private static string Text(YamlMap map, string key) => (map.Find(key) as YamlScalar)?.Text ?? "";
}
