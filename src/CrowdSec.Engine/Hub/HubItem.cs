namespace CrowdSec.Engine.Hub;

/// <summary>An item of the hub, or of one's own, and its state on this host. Filled in while a <see cref="HubState"/> loads; read-only afterwards.</summary>
public sealed class HubItem
{
    internal HubItem(HubItemType type, string name, IndexItem? index)
    {
        Type = type;
        Name = name;
        Index = index;
        Stage = index?.Stage ?? "";
    }

    public HubItemType Type { get; }

    public string Name { get; }

    /// <summary>What the hub says about it; null for items that the hub does not know.</summary>
    public IndexItem? Index { get; }

    public string Stage { get; internal set; }

    /// <summary>Path of the installed link or file; empty when not installed.</summary>
    public string LocalPath { get; internal set; } = "";

    /// <summary>Path of the downloaded file; empty for local items and items that are not downloaded.</summary>
    public string DownloadPath { get; internal set; } = "";

    /// <summary>SHA-256 of the local file; empty when there is none.</summary>
    public string LocalHash { get; internal set; } = "";

    /// <summary>The version that the local file is; "?" when it is no known version; empty for local items.</summary>
    public string LocalVersion { get; internal set; } = "";

    public bool Downloaded => DownloadPath.Length > 0;

    public bool Installed => LocalPath.Length > 0;

    /// <summary>A file of the user's own, not managed by the hub.</summary>
    public bool IsLocal { get; internal set; }

    public bool UpToDate { get; internal set; }

    public bool Tainted { get; internal set; }

    /// <summary>Why a collection is tainted.</summary>
    public IReadOnlyList<string> TaintedBy => Taints;

    /// <summary>The installed collections that name this item, sorted.</summary>
    public IReadOnlyCollection<string> BelongsTo => Parents;

    public string Description => Index?.Description ?? "";

    /// <summary>The latest version that the hub knows.</summary>
    public string Version => Index?.Version ?? "";

    public IReadOnlyList<ItemReference> Dependencies { get; internal set; } = [];

    public string FileName => Path.GetFileName(Installed ? LocalPath : Index?.Path ?? "");

    public ItemReference Reference => new(Type, Name);

    internal List<string> Taints { get; } = [];

    internal SortedSet<string> Parents { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>"enabled,local", "enabled,update-available", "disabled" …</summary>
    public string Status
    {
        get
        {
            var status = Installed ? "enabled" : "disabled";
            if (IsLocal)
            {
                status += ",local";
            }

            return Tainted ? status + ",tainted" : !UpToDate && Installed && !IsLocal ? status + ",update-available" : status;
        }
    }

    /// <summary>The status as a picture for people.</summary>
    public string Emoji => IsLocal ? "🏠" : !Installed ? "🚫" : Tainted || !UpToDate ? "⚠️" : "✔️";
}
