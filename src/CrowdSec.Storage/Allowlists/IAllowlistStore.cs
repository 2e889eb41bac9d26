namespace CrowdSec.Storage.Allowlists;

/// <summary>Allowlists. They are small: at most some tens of thousands of entries, read whole and kept in memory by who asks often.</summary>
public interface IAllowlistStore
{
    /// <summary>All lists; entries that are over are left out.</summary>
    Task<IReadOnlyList<StoredAllowlist>> ListAsync(bool withItems, CancellationToken cancellationToken);

    Task<StoredAllowlist?> FindAsync(string name, bool withItems, CancellationToken cancellationToken);

    /// <exception cref="StoreException">AlreadyExists.</exception>
    Task<StoredAllowlist> AddAsync(StoredAllowlist list, CancellationToken cancellationToken);

    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds entries that are not there yet, and ends the decisions they touch, in one transaction.</summary>
    /// <exception cref="StoreException">NotFound.</exception>
    Task<AllowlistChange> AddItemsAsync(string name, IReadOnlyList<StoredAllowlistItem> items, CancellationToken cancellationToken);

    /// <returns>How many were removed.</returns>
    /// <exception cref="StoreException">NotFound.</exception>
    Task<int> RemoveItemsAsync(string name, IReadOnlyList<string> values, CancellationToken cancellationToken);
}
