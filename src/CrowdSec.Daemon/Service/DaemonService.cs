using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Daemon.Logging;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Service;

/// <summary>
/// The long-lived process: starts its parts in order (database and Local API, then the log processor, then "ready"), waits for what the operator asks, and stops
/// them in the reverse order. A reload loads everything anew before anything running is touched: when something is wrong, the last good configuration stays.
/// </summary>
internal sealed class DaemonService(DaemonOptions options, DaemonHost host, ConfigurationReader reader, FindingsText findingsText)
{
    private readonly ServiceManager _manager = new(host);
    private CrowdSecConfig? _current;

    /// <exception cref="FatalException">It cannot be started, or a part of it has failed.</exception>
    public async Task<int> RunAsync(CrowdSecConfig config, DiagnosticBag findings, DaemonLogs logs, CancellationToken cancellationToken)
    {
        var log = logs.Main;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(host.Signals.Stopping, cancellationToken);
        using var services = new EngineServices(host.Clock, log);
        var loaded = new ServiceLoader(options, host, services, log).Load(config, findings);
        findingsText.Say(findings, log);
        _current = config;
        var parts = new ServiceParts(options, host, services, logs);
        await using (parts.ConfigureAwait(false))
        {
            try
            {
                await parts.StartAsync(loaded, stop.Token).ConfigureAwait(false);
                await ServeAsync(parts, services, log, stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Asked to stop while starting.
            }

            _manager.Stopping();
            log.Info("Crowdsec service shutting down");
            await parts.StopAsync().ConfigureAwait(false);
        }

        return 0;
    }

    private async Task ServeAsync(ServiceParts parts, EngineServices services, ILog log, CancellationToken stop)
    {
        _manager.Ready(parts.Status);
        log.Info($"crowdsec is ready: {parts.Status}");
        await using var watchdog = NewWatchdog(log);
        var request = host.Signals.WaitForRequestAsync(stop);
        while (true)
        {
            if (await Task.WhenAny(request, parts.Ended).ConfigureAwait(false) != request)
            {
                await parts.Ended.ConfigureAwait(false);
                log.Info("Acquisition is finished, shutting down");
                return;
            }

            if (request.IsCanceled)
            {
                return;
            }

            if (await request.ConfigureAwait(false) == DaemonRequest.Reload)
            {
                _manager.Reloading();
                await ReloadAsync(parts, services, log, stop).ConfigureAwait(false);
                _manager.Ready(parts.Status);
            }
            else
            {
                parts.Report();
            }

            request = host.Signals.WaitForRequestAsync(stop);
        }
    }

    private PeriodicTask? NewWatchdog(ILog log) =>
        _manager.WatchdogPeriod is { } period ? new PeriodicTask("watchdog", period, _ => Task.Run(_manager.Alive, CancellationToken.None), host.Clock, log) : null;

    private async Task ReloadAsync(ServiceParts parts, EngineServices services, ILog log, CancellationToken stop)
    {
        log.Info("reloading the configuration");
        var findings = new DiagnosticBag();
        LoadedService? loaded = null;
        try
        {
            if (reader.Read(findings) is { } config)
            {
                loaded = new ServiceLoader(options, host, services, log).Load(config, findings);
            }
        }
        catch (Exception e) when (e is FatalException or HubException or IOException or UnauthorizedAccessException)
        {
            findings.Error("configuration", 0, 0, e.Message);
        }

        foreach (var finding in findings)
        {
            log.Write(finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, finding.ToString());
        }

        if (loaded is null || findings.HasErrors)
        {
            if (loaded is not null)
            {
                await loaded.DisposeAsync().ConfigureAwait(false);
            }

            log.Error("the configuration is not reloaded: the last good one stays in force");
            return;
        }

        await ReplaceAsync(parts, loaded, services, log, stop).ConfigureAwait(false);
    }

    /// <summary>What cannot be started although it could be read, such as a port that is taken, is given up for the configuration before.</summary>
    private async Task ReplaceAsync(ServiceParts parts, LoadedService loaded, EngineServices services, ILog log, CancellationToken stop)
    {
        try
        {
            await parts.ReplaceAsync(loaded, stop).ConfigureAwait(false);
            _current = loaded.Config;
            log.Info($"the configuration is reloaded: {parts.Status}");
        }
        catch (FatalException e)
        {
            log.Error($"the new configuration cannot be put in force: {e.Message}");
            await loaded.DisposeAsync().ConfigureAwait(false);
            var before = new ServiceLoader(options, host, services, log).Load(_current!, new DiagnosticBag());
            await parts.ReplaceAsync(before, stop).ConfigureAwait(false);
            log.Error("the configuration is not reloaded: the last good one stays in force");
        }
    }
}
