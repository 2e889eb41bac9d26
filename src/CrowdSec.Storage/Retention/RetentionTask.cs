using CrowdSec.Foundation.Logging;

namespace CrowdSec.Storage.Retention;

/// <summary>Flushes every minute until it is disposed. The store must outlive it.</summary>
public sealed class RetentionTask : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _task;

    public RetentionTask(IRetention retention, RetentionRules rules, TimeProvider clock, ILog log) => _task = Task.Run(() => RunAsync(retention, rules, clock, log));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _task;
        _stop.Dispose();
    }

    private async Task RunAsync(IRetention retention, RetentionRules rules, TimeProvider clock, ILog log)
    {
        while (true)
        {
            await Task.Delay(Interval, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                Tell(await retention.FlushAsync(rules, _stop.Token), log);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.Warning($"Removing old alerts from the database failed, the next try is in a minute: {e.Message}");
            }
        }
    }

    private static void Tell(RetentionCounts counts, ILog log)
    {
        if (counts.Alerts + counts.Bouncers + counts.Machines > 0)
        {
            log.Info($"Flushed {counts.Alerts} alerts, {counts.Bouncers} bouncers and {counts.Machines} machines from the database");
        }

        log.Debug($"Flush of the database: {counts}");
    }
}
