using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.HubTesting.Cases;

/// <summary>
/// Finds the items that a test names: by name in the index, else as a path below the hub, else as a path below the test's folder.
/// The result is in load order, as if the items were installed: by stage, then file name.
/// </summary>
internal sealed class TestItemResolver(HubTestSuite suite)
{
    /// <exception cref="HubException">An item cannot be found.</exception>
    public IReadOnlyList<ItemFile> Resolve(HubTestCase test)
    {
        var items = new List<ItemFile>();
        items.AddRange(Resolve(test, HubItemType.Parsers, ItemKind.Parser, test.Config.Parsers));
        items.AddRange(Resolve(test, HubItemType.Postoverflows, ItemKind.Postoverflow, test.Config.Postoverflows));
        items.AddRange(Resolve(test, HubItemType.Scenarios, ItemKind.Scenario, test.Config.Scenarios));
        return items;
    }

    private IEnumerable<ItemFile> Resolve(HubTestCase test, HubItemType type, ItemKind kind, IReadOnlyList<string> references)
    {
        var files = new SortedDictionary<string, ItemFile>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            var item = ResolveOne(test, type, kind, reference);
            files[$"{item.Stage}/{Path.GetFileName(item.Path)}"] = item;
        }

        return files.Values;
    }

    private ItemFile ResolveOne(HubTestCase test, HubItemType type, ItemKind kind, string reference)
    {
        if (suite.Index.Find(type, reference) is { } entry)
        {
            var path = Path.Combine(suite.Root, entry.Path);
            var hash = FileDigest.OfFile(path);
            return new ItemFile(path, kind, entry.Stage, entry.FindVersion(hash)?.Version ?? "?", hash);
        }

        foreach (var root in new[] { suite.Root, test.Directory })
        {
            var path = CheckoutLinks.Resolve(root, reference);
            if (File.Exists(path))
            {
                return new ItemFile(path, kind, type.HasStages() ? StageOf(path) : "", "?", FileDigest.OfFile(path));
            }
        }

        throw new HubException($"{type.Singular()} '{reference}' not found in the hub and doesn't appear to be a custom one (searched '{suite.Root}' and '{test.Directory}')");
    }

    /// <summary>parsers/STAGE/author/file.yaml</summary>
    private static string StageOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))) ?? "";
}
