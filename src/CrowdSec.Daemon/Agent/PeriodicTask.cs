using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent;

/// <summary>Does something at once and then again and again, until it is disposed of. A failure is logged and does not end it.</summary>
internal sealed class PeriodicTask : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _task;
    private int _disposed;

    public PeriodicTask(string name, TimeSpan period, Func<CancellationToken, Task> action, TimeProvider clock, ILog log)
    {
        _task = Task.Run(() => RunAsync(name, period, action, clock, log));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            await _task.ConfigureAwait(false);
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _task.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(string name, TimeSpan period, Func<CancellationToken, Task> action, TimeProvider clock, ILog log)
    {
        try
        {
            while (true)
            {
                await GuardAsync(name, action, log).ConfigureAwait(false);
                await Task.Delay(period, clock, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private async Task GuardAsync(string name, Func<CancellationToken, Task> action, ILog log)
    {
        try
        {
            await action(_stop.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What is done now and then must not end the process; the next time comes.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.Warning($"{name}: {e.Message}");
        }
    }
}
