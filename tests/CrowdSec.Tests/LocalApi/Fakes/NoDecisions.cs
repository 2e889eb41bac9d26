using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class NoDecisions : IDecisionStore
{
    public Task<long> LoadAsync(DateTime untilAfter, Action<StoredDecision> receive, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task LoadAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LoadAddedAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken) => Task.CompletedTask;

    public IAsyncEnumerable<StoredDecision> EndedAsync(DateTime from, DateTime to, CancellationToken cancellationToken) => AsyncEnumerable.Empty<StoredDecision>();

    public Task<long> ExpireAsync(DecisionFilter filter, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task ExpireAsync(long id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> ExpireAsync(IReadOnlyList<IpRange> touching, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task<long> CountAsync(string value, DateTime? createdAfter, CancellationToken cancellationToken) => Task.FromResult(0L);
}
