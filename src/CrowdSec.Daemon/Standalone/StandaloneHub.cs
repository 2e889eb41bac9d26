using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Standalone;

/// <summary>Installs the collections of a hub tree on disk, and brings those that are installed up to it. Needs no network.</summary>
internal sealed class StandaloneHub(string home, string tree)
{
    private readonly HubPlaces _places = new(Path.Combine(home, "hub"), home, Path.Combine(home, "data"));

    private string IndexPath => Path.Combine(_places.HubDirectory, ".index.json");

    /// <exception cref="FatalException">The tree is damaged.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Install()
    {
        var isNew = !File.Exists(IndexPath);
        var index = WriteIndex();
        var state = HubState.Load(_places, index);
        var plan = new HubPlan(state, force: false, SilentLog.Instance);
        foreach (var item in HubItemTypes.All.SelectMany(state.Items))
        {
            // At the first time everything that ships; later only what a person did not remove.
            if (item.IsLocal || !(isNew ? item.Type == HubItemType.Collections : item.Installed))
            {
                continue;
            }

            plan.Download(item);
            plan.Enable(item);
        }

        try
        {
            new HubExecutor(_places, new LocalItemSource(tree), TextWriter.Null).Execute(plan);
            ItemData.Bring(plan, tree);
        }
        catch (HubException e)
        {
            throw new FatalException($"cannot install the items of {tree}: {e.Message}", e);
        }
    }

    private HubIndex WriteIndex()
    {
        var findings = new DiagnosticBag();
        var shipped = Path.Combine(tree, ".index.json");
        var bytes = File.Exists(shipped)
            ? File.ReadAllBytes(shipped)
            : new IndexBuilder(new HubTree(tree), File.Exists(IndexPath) ? HubIndex.Load(IndexPath) : HubIndex.Empty).Build(findings)
                ?? throw new FatalException($"the items of {tree} cannot be used: {findings.First()}");
        Directory.CreateDirectory(_places.HubDirectory);
        File.WriteAllBytes(IndexPath, bytes);
        return HubIndex.Parse(bytes);
    }
}
