namespace CrowdSec.Engine.Hub;

/// <summary>What the state of members means for the installed collections that name them: tainted, outdated, incomplete.</summary>
internal sealed class CollectionChecker(HubState state, List<string> warnings)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var collection in state.Items(HubItemType.Collections))
        {
            CheckDependenciesExist(collection);
            if (collection.Installed)
            {
                Check(collection);
            }
        }
    }

    private void CheckDependenciesExist(HubItem collection)
    {
        var known = collection.Dependencies.Where(d => state.Find(d) is not null).ToList();
        foreach (var missing in collection.Dependencies.Except(known))
        {
            warnings.Add($"can't find {missing}, required by {collection.Name}");
        }

        collection.Dependencies = known;
    }

    private void Check(HubItem collection)
    {
        if (_done.Contains(collection.Name))
        {
            return;
        }

        if (!_open.Add(collection.Name))
        {
            throw new HubException($"circular dependency detected: collection {collection.Name} depends on itself");
        }

        foreach (var reference in collection.Dependencies)
        {
            if (state.Find(reference) is { } member)
            {
                Check(collection, member);
            }
        }

        _open.Remove(collection.Name);
        _done.Add(collection.Name);
        SayOwnState(collection);
    }

    private void Check(HubItem collection, HubItem member)
    {
        member.Parents.Add(collection.Name);
        if (member.Type == HubItemType.Collections && member.Installed)
        {
            Check(member);
        }

        if (member.Tainted)
        {
            collection.Tainted = true;
            collection.Taints.Add(member.Reference.ToString());
            warnings.Add($"{collection.Name} is tainted by {member.Reference}");
        }
        else if (!member.Installed && collection.UpToDate && !collection.IsLocal)
        {
            collection.Tainted = true;
            collection.Taints.Add(member.Reference.ToString());
            warnings.Add($"{collection.Name} is tainted by missing {member.Reference}");
        }
        else if (member.Installed && !member.UpToDate)
        {
            collection.UpToDate = false;
            warnings.Add($"{collection.Name} is outdated because of {member.Reference}");
        }
    }

    private void SayOwnState(HubItem collection)
    {
        if (collection.Index is not { } entry || collection.LocalVersion == entry.Version)
        {
            return;
        }

        if (collection.LocalVersion == "?")
        {
            warnings.Add($"collection {collection.Name} is tainted by local changes (latest:{entry.Version})");
            return;
        }

        if (ItemVersion.TryParse(collection.LocalVersion, out var current) && ItemVersion.TryParse(entry.Version, out var latest))
        {
            warnings.Add(current.CompareTo(latest) < 0
                ? $"update for collection {collection.Name} available (currently:{collection.LocalVersion}, latest:{entry.Version})"
                : $"collection {collection.Name} is in the future (currently:{collection.LocalVersion}, latest:{entry.Version})");
        }
    }
}
