using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.Hub;

/// <summary>All items in one table: collections with their members below them, then items that belong to none.</summary>
internal sealed class HubTreeTable(HubState state, Func<HubItem, bool> wanted, bool full)
{
    private readonly TextTable _table = new("Type", "Name", "📦 Status", "Version", "Details");
    private readonly HashSet<ItemReference> _shown = [];

    /// <summary>Null when there is nothing to show.</summary>
    public TextTable? Build()
    {
        foreach (var collection in state.Items(HubItemType.Collections).Where(c => wanted(c) && !c.BelongsTo.Any()))
        {
            Add(collection, "", "");
        }

        foreach (var item in HubItemTypes.All.SelectMany(state.Items).Where(i => wanted(i) && !_shown.Contains(i.Reference)))
        {
            AddRow(item, "");
        }

        return _table.RowCount == 0 ? null : _table;
    }

    private void Add(HubItem item, string branch, string indent)
    {
        if (!_shown.Add(item.Reference))
        {
            return;
        }

        AddRow(item, branch);
        var members = item.Dependencies.Select(state.Find).OfType<HubItem>().Where(wanted).ToList();
        var visible = full ? members : members.Where(static m => m.Type == HubItemType.Collections || m.Tainted || m.IsLocal || !m.UpToDate).ToList();
        _shown.UnionWith(members.Except(visible).Select(static m => m.Reference));
        for (var i = 0; i < visible.Count; i++)
        {
            var last = i == visible.Count - 1;
            Add(visible[i], indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }

    private void AddRow(HubItem item, string branch) =>
        _table.AddRow(item.Type.Name(), branch + item.Name, $"{item.Emoji}  {item.Status}", item.LocalVersion, Details(item));

    private static string Details(HubItem item)
    {
        if (item.Tainted)
        {
            return item.TaintedBy.Count > 0 ? $"tainted by {string.Join(", ", item.TaintedBy)}" : "edited locally";
        }

        if (item.Installed && !item.UpToDate && !item.IsLocal)
        {
            return $"{item.LocalVersion} → {item.Version}";
        }

        return string.Join(" / ", item.Dependencies.GroupBy(static d => d.Type).Select(static g => $"{g.Count()} {g.Key.Singular()}(s)"));
    }
}
