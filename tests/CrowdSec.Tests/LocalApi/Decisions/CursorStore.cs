using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Cursors and pulls in memory.</summary>
internal sealed class CursorStore : IBouncerStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(long BouncerId, int Slot), BouncerCursor> _cursors = [];

    public List<(long BouncerId, DateTime At)> Pulls { get; } = [];

    public DateTime? LastPull(long bouncerId)
    {
        lock (_lock)
        {
            return Pulls.Where(p => p.BouncerId == bouncerId).Select(static p => (DateTime?)p.At).LastOrDefault();
        }
    }

    public Task PulledAsync(IReadOnlyList<(long BouncerId, DateTime At)> pulls, IReadOnlyList<BouncerCursor> cursors, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Pulls.AddRange(pulls);
            foreach (var cursor in cursors)
            {
                _cursors[(cursor.BouncerId, cursor.Slot)] = cursor;
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<BouncerCursor>> CursorsAsync(long bouncerId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<BouncerCursor>>([.. _cursors.Values.Where(c => c.BouncerId == bouncerId)]);
        }
    }

    public Task<Bouncer?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var id = long.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult<Bouncer?>(new Bouncer { Id = id, Name = name, LastPull = LastPull(id) });
    }

    public Task<IReadOnlyList<Bouncer>> FindByKeyAsync(string keyHash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Bouncer>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Bouncer> AddAsync(Bouncer bouncer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpdateAsync(Bouncer bouncer, CancellationToken cancellationToken) => throw new NotSupportedException();
}
