namespace CrowdSec.Engine.Hub.Changes;

/// <summary>Where the files of items come from.</summary>
public interface IItemSource
{
    /// <summary>The file of the item's latest version.</summary>
    /// <exception cref="HubException">It cannot be had.</exception>
    byte[] Read(IndexItem item);
}
