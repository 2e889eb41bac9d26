using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Setup;

/// <summary>Brings the data files of items along with them when they are taken from a hub tree on disk.</summary>
public static class ItemData
{
    /// <summary>
    /// Copies the data files that the plan's items name from the tree into the data directory. Files that are there already stay as they are; those that
    /// the tree lacks are missed by name when the items are loaded.
    /// </summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Bring(HubPlan plan, string tree)
    {
        var places = plan.State.Places;
        var items = plan.Changes
            .Where(static change => change.Operation is HubOperation.Download or HubOperation.Enable && change.Item.Type != HubItemType.Collections)
            .Select(change => Path.Combine(places.HubDirectory, change.Item.Index!.Path))
            .Distinct(StringComparer.Ordinal)
            .Where(File.Exists)
            .Select(static path => new ItemFile(path, ItemKind.Scenario, "", "", ""));
        DataFolder.Fill(places.DataDirectory, [.. items], DataLocator.For(tree, []), []);
    }
}
