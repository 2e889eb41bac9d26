using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>
/// Who pulls, and how far each is. Kept in memory and written to the database some seconds late, all together: after a crash an older cursor repeats what was told.
/// Another server that gets the next pull of a program goes on from the database, for the same price. Thread-safe.
/// </summary>
internal sealed class Pullers(IBouncerStore store, TimeProvider clock, ILog log) : IAsyncDisposable
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(5);
    private static readonly long LiveEvery = TimeSpan.TicksPerMinute;

    private readonly ConcurrentDictionary<long, PullerBook> _books = new();
    private readonly ConcurrentDictionary<long, long> _unsavedPulls = new();
    private readonly ConcurrentDictionary<long, long> _lastPulls = new();
    private readonly SemaphoreSlim _saving = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(SaveRegularlyAsync, CancellationToken.None);

    /// <param name="everything">The program starts anew.</param>
    public async ValueTask<Pull> BeginAsync(Bouncer bouncer, PullSource source, bool everything, CancellationToken cancellationToken)
    {
        var book = _books.GetOrAdd(bouncer.Id, static id => new(id));
        var now = clock.GetUtcNow().UtcTicks;
        if (!book.Knows(source, now))
        {
            // Another server may have answered meanwhile.
            bouncer = await store.FindAsync(bouncer.Name, cancellationToken) ?? bouncer;
            book.Read(await store.CursorsAsync(bouncer.Id, cancellationToken), Noted(bouncer, book.WentBack(now)), now);
        }

        return book.Begin(source, everything, bouncer.LastPull is { } last ? StreamCursor.Foreign(last) : StreamCursor.Start, now);
    }

    /// <summary>The answer was written but for its last bytes.</summary>
    public async ValueTask AnsweredAsync(Pull pull, StreamCursor next, bool everything, CancellationToken cancellationToken)
    {
        var isNew = pull.Book.Answered(pull, next, everything, clock.GetUtcNow().UtcTicks);
        NotePull(pull.Book.BouncerId, Math.Max(next.At, pull.Book.Told(next.At)));
        if (isNew)
        {
            // A new puller: it has to survive a crash, or another program's cursor would stand for it.
            await SaveAsync([pull.Book], cancellationToken);
        }
    }

    /// <summary>A live question; noted at most once a minute.</summary>
    public void Asked(Bouncer bouncer, long now)
    {
        var last = _lastPulls.GetValueOrDefault(bouncer.Id, bouncer.LastPull?.Ticks ?? 0);
        if (now - last > LiveEvery)
        {
            NotePull(bouncer.Id, now);
        }
    }

    /// <summary>Writes what the database does not have yet. A database that fails now gets it later.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) => SaveAsync([.. _books.Values], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await SaveAsync(CancellationToken.None);
        _stop.Dispose();
        _saving.Dispose();
    }

    // What this server noted itself says nothing new; a wrong clock must not be remembered for ever.
    private long Noted(Bouncer bouncer, bool wentBack)
    {
        var noted = bouncer.LastPull?.Ticks ?? 0;
        var own = _lastPulls.GetValueOrDefault(bouncer.Id);
        return wentBack ? Math.Max(own, noted) : Math.Abs(own - noted) < TimeSpan.TicksPerMillisecond ? 0 : noted;
    }

    private void NotePull(long bouncerId, long at)
    {
        _lastPulls[bouncerId] = at;
        _unsavedPulls[bouncerId] = at;
    }

    private async Task SaveRegularlyAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(SaveEvery, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await SaveAsync(CancellationToken.None);
        }
    }

    private async Task SaveAsync(IReadOnlyList<PullerBook> books, CancellationToken cancellationToken)
    {
        await _saving.WaitAsync(cancellationToken);
        try
        {
            var pulls = _unsavedPulls.ToArray();
            var cursors = books.Select(static book => (Book: book, Cursors: book.Unsaved())).Where(static b => b.Cursors.Count > 0).ToList();
            if (pulls.Length == 0 && cursors.Count == 0)
            {
                return;
            }

            await store.PulledAsync([.. pulls.Select(static p => (p.Key, new DateTime(p.Value, DateTimeKind.Utc)))], [.. cursors.SelectMany(static b => b.Cursors)], cancellationToken);
            foreach (var (book, saved) in cursors)
            {
                book.Saved(saved);
            }

            foreach (var pull in pulls)
            {
                _unsavedPulls.TryRemove(pull);
            }
        }
        catch (StoreException error)
        {
            log.Warning($"cannot store how far bouncers have pulled, trying again: {error.Message}");
        }
        finally
        {
            _saving.Release();
        }
    }
}
