using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class NoAllowlists : IAllowlistStore
{
    public Task<IReadOnlyList<StoredAllowlist>> ListAsync(bool withItems, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredAllowlist>>([]);

    public Task<StoredAllowlist?> FindAsync(string name, bool withItems, CancellationToken cancellationToken) => Task.FromResult<StoredAllowlist?>(null);

    public Task<StoredAllowlist> AddAsync(StoredAllowlist list, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AllowlistChange> AddItemsAsync(string name, IReadOnlyList<StoredAllowlistItem> items, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> RemoveItemsAsync(string name, IReadOnlyList<string> values, CancellationToken cancellationToken) => throw new NotSupportedException();
}
