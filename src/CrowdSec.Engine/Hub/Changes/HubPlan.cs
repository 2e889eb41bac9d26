using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Hub.Changes;

/// <summary>What has to be done to install, remove or upgrade items, in order and each thing once.</summary>
/// <param name="force">Also overwrite or remove items that were changed locally.</param>
public sealed class HubPlan(HubState state, bool force, ILog log)
{
    private readonly List<HubChange> _changes = [];
    private readonly HashSet<(HubOperation, ItemReference)> _known = [];

    public IReadOnlyList<HubChange> Changes => _changes;

    public HubState State => state;

    /// <summary>Gets the latest file of the item and of everything that it needs.</summary>
    public void Download(HubItem item)
    {
        if (item.IsLocal)
        {
            log.Info($"{item.Reference} - not downloading local item");
            return;
        }

        if (item.Tainted && item.LocalVersion == "?" && !force)
        {
            log.Warning($"{item.Reference} is tainted, use '--force' to overwrite");
            return;
        }

        foreach (var member in Latest(item))
        {
            Download(member);
        }

        if (item.Installed)
        {
            FollowMembers(item);
        }

        if (!item.Downloaded || item.LocalVersion != item.Version)
        {
            var from = item.Downloaded ? $"{item.LocalVersion} -> " : "";
            Add(HubOperation.Download, item, from + item.Version);
        }
    }

    /// <summary>Installs the item and everything that it needs.</summary>
    public void Enable(HubItem item)
    {
        foreach (var member in Latest(item))
        {
            Enable(member);
        }

        if (!item.Installed)
        {
            Add(HubOperation.Enable, item);
        }
    }

    /// <summary>Uninstalls the item and those of its members that nothing else installed needs.</summary>
    /// <exception cref="HubException">It was changed locally.</exception>
    public void Disable(HubItem item)
    {
        if (!MayRemove(item))
        {
            return;
        }

        foreach (var member in OwnMembers(item))
        {
            Disable(member);
        }

        if (item.Installed)
        {
            Add(HubOperation.Disable, item);
        }
    }

    /// <summary>Deletes the downloaded file as well. Data files stay.</summary>
    /// <exception cref="HubException">It was changed locally.</exception>
    public void Purge(HubItem item)
    {
        if (!MayRemove(item))
        {
            return;
        }

        foreach (var member in OwnMembers(item))
        {
            Purge(member);
        }

        if (item.Downloaded)
        {
            Add(HubOperation.Purge, item);
        }
    }

    private bool MayRemove(HubItem item)
    {
        if (item.IsLocal)
        {
            log.Warning($"{item.Reference} is a local item, please delete manually");
            return false;
        }

        return !item.Tainted || force ? true : throw new HubException($"{item.Name} is tainted, use '--force' to remove");
    }

    private IEnumerable<HubItem> Latest(HubItem item) => item.Dependencies.Select(state.Find).OfType<HubItem>();

    /// <summary>A newer collection may have gained and lost members.</summary>
    private void FollowMembers(HubItem item)
    {
        foreach (var member in Latest(item).Where(static m => !m.Installed))
        {
            Enable(member);
        }
    }

    private IEnumerable<HubItem> OwnMembers(HubItem item)
    {
        var tree = new HashSet<string>(StringComparer.Ordinal);
        Collect(item, tree);
        return Latest(item).Where(m => m.BelongsTo.All(tree.Contains) && !m.IsLocal);
    }

    private void Collect(HubItem item, HashSet<string> names)
    {
        if (item.Type == HubItemType.Collections && names.Add(item.Name))
        {
            foreach (var member in Latest(item))
            {
                Collect(member, names);
            }
        }
    }

    private void Add(HubOperation operation, HubItem item, string detail = "")
    {
        if (_known.Add((operation, item.Reference)))
        {
            _changes.Add(new HubChange(operation, item, detail));
        }
    }
}
