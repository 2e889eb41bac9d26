using System.Collections.Concurrent;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class MemoryBouncers(MemoryChanges changes) : IBouncerStore
{
    private readonly ConcurrentDictionary<string, Bouncer> _bouncers = new();
    private long _lastId;
    private int _reads;

    public int Reads => _reads;

    public Bouncer this[string name] => _bouncers[name];

    public IEnumerable<string> Names => _bouncers.Keys;

    public Task<Bouncer?> FindAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(_bouncers.GetValueOrDefault(name));
    }

    public Task<IReadOnlyList<Bouncer>> FindByKeyAsync(string keyHash, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult<IReadOnlyList<Bouncer>>([.. _bouncers.Values.Where(b => b.KeyHash == keyHash).OrderBy(static b => b.Id)]);
    }

    public Task<IReadOnlyList<Bouncer>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Bouncer>>([.. _bouncers.Values]);

    public Task<Bouncer> AddAsync(Bouncer bouncer, CancellationToken cancellationToken)
    {
        bouncer = bouncer with { Id = Interlocked.Increment(ref _lastId) };
        if (!_bouncers.TryAdd(bouncer.Name, bouncer))
        {
            throw new StoreException(StoreError.AlreadyExists, "already there");
        }

        changes.Add(StoreChangeKind.Bouncers);
        return Task.FromResult(bouncer);
    }

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var there = _bouncers.TryRemove(name, out _);
        changes.Add(StoreChangeKind.Bouncers);
        return Task.FromResult(there);
    }

    public Task UpdateAsync(Bouncer bouncer, CancellationToken cancellationToken)
    {
        _bouncers[bouncer.Name] = bouncer;
        changes.Add(StoreChangeKind.Bouncers);
        return Task.CompletedTask;
    }

    public Task PulledAsync(IReadOnlyList<(long BouncerId, DateTime At)> pulls, IReadOnlyList<BouncerCursor> cursors, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<BouncerCursor>> CursorsAsync(long bouncerId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<BouncerCursor>>([]);
}
