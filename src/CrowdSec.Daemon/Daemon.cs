using CrowdSec.Configuration;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Daemon.Logging;
using CrowdSec.Daemon.Replay;
using CrowdSec.Daemon.Service;
using CrowdSec.Daemon.Standalone;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>The process: reads the command line and the configuration, then does what they ask for.</summary>
internal sealed class Daemon(DaemonHost host)
{
    private readonly FindingsText _findings = new(host.Err);

    /// <returns>0, 1 when it could not do what was asked, 2 when the command line is wrong.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        DaemonOptions options;
        try
        {
            options = OptionParser.Parse(args);
        }
        catch (OptionException e)
        {
            await host.Err.WriteLineAsync($"Error: {e.Message}\nRun 'crowdsec -h' for help.").ConfigureAwait(false);
            return 2;
        }

        if (options.ShowHelp || options.ShowVersion)
        {
            await host.Out.WriteAsync(options.ShowHelp ? DaemonHelp.Text() : VersionText.Of()).ConfigureAwait(false);
            return 0;
        }

        return await RunAsync(options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> RunAsync(DaemonOptions options, CancellationToken cancellationToken)
    {
        var log = new SwitchableLog(NewLog(options, new CommonConfig()));
        using var logs = new DaemonLogs(log);
        var findings = new DiagnosticBag();
        var data = "";
        try
        {
            var reader = new ConfigurationReader(options, host, _findings, log);
            var config = reader.Read(findings);
            data = config?.Paths.DataDirectory ?? "";
            if (config is null && findings.HasErrors)
            {
                _findings.Say(findings, log);
            }

            log.Current = NewLog(options, config?.Common ?? new CommonConfig());
            reader.Introduce(config, findings);
            return await RunAsync(options, config, reader, findings, logs, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FatalException or HubException or IOException or UnauthorizedAccessException)
        {
            _findings.SayAll(findings, log);
            log.Write(LogLevel.Fatal, e.Message);
            return 1;
        }
#pragma warning disable CA1031 // A mistake of the program's own: its trace is what the operator can hand on.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var trace = data.Length > 0 ? CrashTrace.Write(data, e, host.Clock) : null;
            log.Write(LogLevel.Fatal, $"unexpected {e.GetType().Name}: {e.Message}{(trace is null ? $"\n{e}" : $" (see {trace})")}");
            return 1;
        }
    }

    private async Task<int> RunAsync(DaemonOptions options, CrowdSecConfig? config, ConfigurationReader reader, DiagnosticBag findings, DaemonLogs logs, CancellationToken cancellationToken)
    {
        var log = logs.Main;
        if (options is { DisableApi: true, DisableLogProcessor: true })
        {
            throw new FatalException("you must run at least the API Server or crowdsec");
        }

        if (options.TestConfiguration)
        {
            await TestAsync(options, config, findings, log).ConfigureAwait(false);
            log.Info("Configuration test done");
            return 0;
        }

        if (!options.IsReplay)
        {
            config ??= reader.ReadStandalone(findings);
            return await new DaemonService(options, host, reader, _findings).RunAsync(config, findings, logs, cancellationToken).ConfigureAwait(false);
        }

        using var services = new EngineServices(host.Clock, log);
        var processor = new EngineStart(options, config, host, services, log).Load(findings);
        _findings.Say(findings, log);
        return await new ReplayRun(options, host, log).RunAsync(processor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads everything, says all that is wrong, and runs nothing.</summary>
    private async Task TestAsync(DaemonOptions options, CrowdSecConfig? config, DiagnosticBag findings, ILog log)
    {
        using var services = new EngineServices(host.Clock, log);
        if (config is null || options.Hub.Length > 0)
        {
            new EngineStart(options, config, host, services, log).Load(findings);
        }
        else
        {
            await using var loaded = new ServiceLoader(options, host, services, log).Load(config, findings);
        }

        _findings.Say(findings, log);
    }

    private TextLog NewLog(DaemonOptions options, CommonConfig common)
    {
        var level = options.LogLevel ?? (LogLevels.TryParse(common.LogLevel, out var configured) ? configured : LogLevel.Info);
        if (options.LogLevel is null && options is { IsReplay: true, Report: ReportFormat.Human, DumpDirectory: "" } && host is { IsTerminal: true, IsErrTerminal: true })
        {
            // The report says it all; who watches a terminal need not read everything twice.
            level = LogLevel.Warning;
        }

        var format = common.LogFormat == "json" ? LogFormat.Json : host.IsErrTerminal ? LogFormat.Colored : LogFormat.Text;
        return new TextLog(host.Err, level, format, host.Clock);
    }
}
