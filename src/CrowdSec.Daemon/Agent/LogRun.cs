using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Daemon.Service;
using CrowdSec.Engine.Counters;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent;

/// <summary>
/// One log processor at work on its sources, from a start or reload to the next. What its buckets hold and how far it has read is saved about every second,
/// together, and only after the alerts of that moment are in the spool: a crash neither loses an alert nor makes a line count twice. Saving never takes more
/// than a twentieth of the time, and hardly happens while nothing is read.
/// </summary>
internal sealed class LogRun : IAsyncDisposable
{
    private const int PausePerSave = 20;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait at most until all sources have looked for what there is to read.</summary>
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SettlePause = TimeSpan.FromMilliseconds(10);

    private readonly LoadedAgent _loaded;
    private readonly AlertSpool _spool;
    private readonly string _statePath;
    private readonly TimeProvider _clock;
    private readonly ILog _log;
    private readonly PeriodicTask _saving;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Task<ProcessorCounters> _run;
    private bool _saveFailed;
    private long _saved;
    private TimeSpan _pause = ShortestPause;
    private long _lines = -1;
    private bool _grew = true;

    public LogRun(LoadedAgent loaded, AlertSpool spool, string statePath, TimeProvider clock, ILog log)
    {
        _loaded = loaded;
        _spool = spool;
        _statePath = statePath;
        _clock = clock;
        _log = log;
        Restore();
        _run = Task.Run(() => loaded.Processor.RunAsync(loaded.Acquisition, new SpoolSink(spool)));
        _saving = new PeriodicTask("saving the state", ShortestPause, SaveIfDueAsync, clock, log);
    }

    public LoadedAgent Loaded => _loaded;

    /// <summary>Ends when there are no more lines; fails when the processor does.</summary>
    public Task Ended => _run;

    /// <summary>Ends when all that is written to the logs from now on will be read, and a restart will know it.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        while (!_loaded.Acquisition.IsReady && !_run.IsCompleted && _clock.GetElapsedTime(began) < SettleLimit)
        {
            await Task.Delay(SettlePause, _clock, cancellationToken).ConfigureAwait(false);
        }

        await SaveAsync(cancellationToken).ConfigureAwait(false);
    }

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
        _gate.Dispose();
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

    private async Task SaveIfDueAsync(CancellationToken cancellationToken)
    {
        var elapsed = _clock.GetElapsedTime(_saved);
        if (elapsed < _pause || !_loaded.Acquisition.IsReady)
        {
            return;
        }

        // Lines are counted a moment before they are committed: once more when they grow no longer.
        var lines = _loaded.Acquisition.Sources.Sum(static s => s.Lines.Sum(static l => l.Read));
        var (grew, before) = (lines != _lines, _grew);
        (_lines, _grew) = (lines, grew);
        if (grew || before || elapsed >= LongestPause)
        {
            await SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var began = _clock.GetTimestamp();
            await _loaded.Processor.SaveStateAsync(_statePath, _loaded.Acquisition, _ => _spool.FlushAsync(), cancellationToken).ConfigureAwait(false);
            _saved = _clock.GetTimestamp();
            var pause = _clock.GetElapsedTime(began) * PausePerSave;
            _pause = pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause;
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
        finally
        {
            _gate.Release();
        }
    }
}
