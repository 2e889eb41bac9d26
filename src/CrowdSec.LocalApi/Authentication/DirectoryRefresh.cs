using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Changes;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>
/// Keeps the directories as the database is, by its feed of changes: a key or a machine that another process removes is refused within a second. While the database is away
/// the last state stays.
/// </summary>
internal sealed class DirectoryRefresh : IAsyncDisposable
{
    private const int ChangesAtOnce = 1000;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Changes come in crowds: they are read together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IChangeFeed _changes;
    private readonly MachineDirectory _machines;
    private readonly BouncerDirectory _bouncers;
    private readonly TimeProvider _clock;
    private readonly ILog _log;
    private readonly CancellationTokenSource _stopping = new();
    private Task _work = Task.CompletedTask;
    private long _seen;

    private DirectoryRefresh(IStore store, MachineDirectory machines, BouncerDirectory bouncers, TimeProvider clock, ILog log) =>
        (_changes, _machines, _bouncers, _clock, _log) = (store.Changes, machines, bouncers, clock, log);

    /// <summary>Reads both directories, and keeps them up to date from then on.</summary>
    public static async Task<DirectoryRefresh> StartAsync(IStore store, MachineDirectory machines, BouncerDirectory bouncers, TimeProvider clock, ILog log, CancellationToken cancellationToken)
    {
        var result = new DirectoryRefresh(store, machines, bouncers, clock, log);
        result._seen = await store.Changes.CurrentAsync(cancellationToken);
        await machines.ReloadAsync(cancellationToken);
        await bouncers.ReloadAsync(cancellationToken);
        result._work = Task.Run(result.RunAsync, CancellationToken.None);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _changes.WaitAsync(_seen, _stopping.Token);
                await CatchUpAsync(_stopping.Token);
                await DelayAsync(Pause);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) // whatever it is, the directories must not stand still for good
            {
                _log.Warning($"machines and bouncers could not be read anew: {exception.Message}");
                await DelayAsync(AfterFailure);
            }
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var (machines, bouncers) = (false, false);
        var seen = _seen;
        IReadOnlyList<StoreChange> changes;
        do
        {
            changes = await _changes.ReadAsync(seen, ChangesAtOnce, cancellationToken);
            foreach (var change in changes)
            {
                seen = change.Sequence;
                machines |= change.Kind == StoreChangeKind.Machines;
                bouncers |= change.Kind == StoreChangeKind.Bouncers;
            }
        }
        while (changes.Count == ChangesAtOnce);

        // Changes that were pruned unseen can have been anything.
        var oldest = await _changes.OldestAsync(cancellationToken);
        var missed = oldest > _seen + 1;
        if (machines || missed)
        {
            await _machines.ReloadAsync(cancellationToken);
        }

        if (bouncers || missed)
        {
            await _bouncers.ReloadAsync(cancellationToken);
        }

        _seen = Math.Max(seen, oldest - 1);
    }

    private async Task DelayAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, _clock, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }
}
