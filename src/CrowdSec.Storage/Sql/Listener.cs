namespace CrowdSec.Storage.Sql;

/// <summary>Hears of other processes' changes from when it is first asked to until it is disposed. Thread-safe.</summary>
internal sealed class Listener(IConnections connections, Action<long> heard) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private Task? _task;

    /// <summary>Only the first call counts.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (!_closing.IsCancellationRequested)
            {
                _task ??= connections.ListenAsync(heard, _closing.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? task;
        lock (_gate)
        {
            _closing.Cancel();
            task = _task;
        }

        if (task is not null)
        {
            await task.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
