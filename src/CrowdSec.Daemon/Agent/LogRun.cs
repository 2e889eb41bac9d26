using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Daemon.Service;
using CrowdSec.Engine.Counters;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent;

/// <summary>
/// One log processor at work on its sources, from a start or reload to the next. What its buckets hold and how far it has read is saved every few seconds, together,
/// and only after the alerts of that moment are in the spool: a crash neither loses an alert nor makes a line count twice.
/// </summary>
internal sealed class LogRun : IAsyncDisposable
{
    private static readonly TimeSpan SavePeriod = TimeSpan.FromSeconds(10);

    private readonly LoadedAgent _loaded;
    private readonly AlertSpool _spool;
    private readonly string _statePath;
    private readonly ILog _log;
    private readonly PeriodicTask _saving;
    private readonly Task<ProcessorCounters> _run;
    private bool _saveFailed;

    public LogRun(LoadedAgent loaded, AlertSpool spool, string statePath, TimeProvider clock, ILog log)
    {
        _loaded = loaded;
        _spool = spool;
        _statePath = statePath;
        _log = log;
        Restore();
        _run = Task.Run(() => loaded.Processor.RunAsync(loaded.Acquisition, new SpoolSink(spool)));
        _saving = new PeriodicTask("saving the state", SavePeriod, SaveAsync, clock, log);
    }

    public LoadedAgent Loaded => _loaded;

    /// <summary>Ends when there are no more lines; fails when the processor does.</summary>
    public Task Ended => _run;

    /// <summary>Stops reading, waits until what was read has been worked off, and saves the state.</summary>
    public async Task StopAsync()
    {
        await _saving.DisposeAsync().ConfigureAwait(false);
        _loaded.Acquisition.Stop();
        try
        {
            await _run.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whoever waits for the end has been told; here it only matters that it is over.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.Error($"the log processor has failed: {e.Message}");
        }

        await SaveAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _saving.DisposeAsync().ConfigureAwait(false);
        await _loaded.Acquisition.DisposeAsync().ConfigureAwait(false);
    }

    private void Restore()
    {
        try
        {
            var (restored, leftOut) = _loaded.Processor.LoadState(_statePath, _loaded.Acquisition);
            if (restored + leftOut > 0)
            {
                _log.Info($"{restored} buckets are restored{(leftOut > 0 ? $", {leftOut} are left out: their scenarios are gone or changed" : "")}");
            }
        }
        catch (InvalidDataException e)
        {
            _log.Warning($"{_statePath} is damaged, some buckets are lost: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Error($"{_statePath} cannot be read, buckets are lost and logs are read from their end on: {e.Message}");
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _loaded.Processor.SaveStateAsync(_statePath, _loaded.Acquisition, _ => _spool.FlushAsync(), cancellationToken).ConfigureAwait(false);
            _saveFailed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (!_saveFailed)
            {
                _log.Error($"the state of buckets and logs cannot be saved in {_statePath}: {e.Message}");
            }

            _saveFailed = true;
        }
    }
}
