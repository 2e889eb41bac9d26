using CrowdSec.Storage.Changes;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class MemoryChanges : IChangeFeed
{
    private readonly Lock _lock = new();
    private readonly List<StoreChange> _changes = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(StoreChangeKind kind)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _changes.Add(new(_changes.Count + 1, kind, 1, long.MaxValue));
            (waiting, _more) = (_more, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.SetResult();
    }

    public Task<long> CurrentAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult((long)_changes.Count);
        }
    }

    public Task<long> OldestAsync(CancellationToken cancellationToken) => Task.FromResult(1L);

    public Task<IReadOnlyList<StoreChange>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoreChange>>([.. _changes.Where(c => c.Sequence > after).Take(limit)]);
        }
    }

    public Task WaitAsync(long after, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _changes.Count > after ? Task.CompletedTask : _more.Task.WaitAsync(cancellationToken);
        }
    }
}
