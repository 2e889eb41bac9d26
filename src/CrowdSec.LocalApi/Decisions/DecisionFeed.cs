using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.Storage;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>
/// Keeps the index as the database is: loads it once, then applies each change in its order, whoever made it: this process, cscli beside it, another server. Thread-safe.
/// </summary>
internal sealed class DecisionFeed(IDecisionStore store, IChangeFeed changes, DecisionIndex index, TimeProvider clock, ILog log) : IAsyncDisposable
{
    private const int ChangesPerRead = 1000;
    private const int ManyEnded = 100_000;
    private const long Jitter = TimeSpan.TicksPerSecond / 5;
    private const long ShortRetention = 10 * TimeSpan.TicksPerMinute;

    private static readonly TimeSpan Housekeeping = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _writer = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;
    private long _latest;

    /// <summary>Loads all decisions, and follows the changes from then on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        _loops = Task.WhenAll(Task.Run(FollowAsync, CancellationToken.None), Task.Run(TidyAsync, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops;
        _stop.Dispose();
        _writer.Dispose();
    }

    /// <summary>
    /// Ends when the index has all that was committed before the call: call it between a write and its answer, so that who wrote reads what was written. A database that fails
    /// now does not undo the write, so this is not an error: the index follows later.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var target = await changes.CurrentAsync(cancellationToken);
            if (index.Sequence < target)
            {
                await ApplyAsync(cancellationToken);
            }
        }
        catch (StoreException error)
        {
            log.Warning($"decisions were stored, but not read back yet: {error.Message}");
        }
    }

    /// <summary>Ends when the index can answer for this instant: after the clock went back, what had ended may be in force again, and what the index took for ended is to be looked at anew.</summary>
    public ValueTask CoverAsync(long now, CancellationToken cancellationToken)
    {
        var latest = Volatile.Read(ref _latest);
        if (now >= latest && now >= index.Horizon)
        {
            Volatile.Write(ref _latest, now);
            return ValueTask.CompletedTask;
        }

        if (latest - now < Jitter && now >= index.Horizon)
        {
            return ValueTask.CompletedTask;
        }

        Volatile.Write(ref _latest, now);
        return new(LoadAfterJumpAsync(latest).WaitAsync(cancellationToken));
    }

    /// <summary>Applies the changes there are.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            while (await ApplySomeAsync(cancellationToken))
            {
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Forgets decisions that ended some time ago.</summary>
    public void Tidy()
    {
        var now = clock.GetUtcNow().UtcTicks;
        var size = index.Size(now);
        index.Forget(now - (size.Rows - size.InForce > ManyEnded ? ShortRetention : DecisionIndex.Retention));
        _ = index.Checksum([], now);
    }

    /// <summary>Loads everything anew.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await new DecisionLoad(store, changes, index).AllAsync(now, cancellationToken);
            Volatile.Write(ref _latest, now.Ticks);
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task LoadAfterJumpAsync(long latest)
    {
        log.Info("the clock went back: loading all decisions anew");
        try
        {
            await LoadAsync(_stop.Token);
        }
        catch
        {
            // The next one tries again.
            Volatile.Write(ref _latest, latest);
            throw;
        }
    }

    private async Task<bool> ApplySomeAsync(CancellationToken cancellationToken)
    {
        var load = new DecisionLoad(store, changes, index);
        var read = await changes.ReadAsync(index.Sequence, ChangesPerRead, cancellationToken);
        if (read.Count > 0 ? read[0].Sequence != index.Sequence + 1 : await changes.CurrentAsync(cancellationToken) > index.Sequence && await ArePrunedAsync(cancellationToken))
        {
            log.Info("changes of decisions were pruned before they were read: loading all decisions anew");
            await load.AllAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
            return true;
        }

        foreach (var change in read)
        {
            await load.ChangeAsync(change, clock.GetUtcNow().UtcTicks, cancellationToken);
        }

        return read.Count > 0;
    }

    // There may just have been none when they were read.
    private async Task<bool> ArePrunedAsync(CancellationToken cancellationToken) => await changes.OldestAsync(cancellationToken) > index.Sequence + 1;

    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await changes.WaitAsync(index.Sequence, _stop.Token);
                await ApplyAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.Warning($"cannot read changes of decisions, trying again: {error.Message}");
                await PauseAsync(RetryAfter);
            }
        }
    }

    private async Task TidyAsync()
    {
        var heap = new HeapTrim();
        while (await PauseAsync(Housekeeping))
        {
            Tidy();
            heap.Look();
        }
    }

    private async Task<bool> PauseAsync(TimeSpan time)
    {
        await Task.Delay(time, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stop.IsCancellationRequested;
    }
}
