using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.HubTesting.Cases;

/// <summary>The tests of a hub tree: the folders of ".tests" that have a config.yaml.</summary>
public sealed class HubTestSuite
{
    private readonly string _folder;

    private HubTestSuite(string root, HubIndex index, bool appsec)
    {
        Root = root;
        Index = index;
        _folder = CheckoutLinks.Resolve(root, appsec ? ".appsec-tests" : ".tests");
    }

    public string Root { get; }

    public HubIndex Index { get; }

    public string Folder => _folder;

    /// <exception cref="HubException">The directory is not a hub.</exception>
    public static HubTestSuite Open(string root, bool appsec = false)
    {
        root = Path.GetFullPath(root);
        if (!Directory.Exists(root))
        {
            throw new HubException($"path to hub '{root}' doesn't exist, can't run");
        }

        return new HubTestSuite(root, HubIndex.Load(CheckoutLinks.Resolve(root, ".index.json")), appsec);
    }

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<HubTestCase> All(DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        return [.. Directory.EnumerateDirectories(_folder)
            .Where(static d => File.Exists(Path.Combine(d, "config.yaml")))
            .Order(StringComparer.Ordinal)
            .Select(d => HubTestCase.Load(d, diagnostics))];
    }

    /// <exception cref="HubException">There is no such test.</exception>
    public HubTestCase Find(string name, DiagnosticBag diagnostics)
    {
        var directory = Path.Combine(_folder, name);
        if (name.Length == 0 || name.Contains('/') || name.StartsWith('.') || !File.Exists(Path.Combine(directory, "config.yaml")))
        {
            throw new HubException($"unable to load test '{name}': test '{name}' doesn't exist in '{_folder}', exiting");
        }

        return HubTestCase.Load(directory, diagnostics);
    }
}
