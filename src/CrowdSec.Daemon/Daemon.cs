using CrowdSec.Daemon.CommandLine;
using CrowdSec.Daemon.Replay;
using CrowdSec.Configuration;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>The process: reads the command line and the configuration, then does what they ask for.</summary>
internal sealed class Daemon(DaemonHost host)
{
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

        var log = NewLog(options, new CommonConfig());
        try
        {
            var findings = new DiagnosticBag();
            var config = LoadConfig(options, findings);
            log = NewLog(options, config?.Common ?? new CommonConfig());
            Introduce(config, findings, log);
            return await RunAsync(options, config, findings, log, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FatalException or HubException or IOException or UnauthorizedAccessException)
        {
            log.Write(LogLevel.Fatal, e.Message);
            return 1;
        }
    }

    private async Task<int> RunAsync(DaemonOptions options, CrowdSecConfig? config, DiagnosticBag findings, ILog log, CancellationToken cancellationToken)
    {
        if (options is { DisableApi: true, DisableLogProcessor: true })
        {
            throw new FatalException("you must run at least the API Server or crowdsec");
        }

        var engine = new EngineStart(options, config, host, log);
        if (options.TestConfiguration)
        {
            return engine.Test(findings);
        }

        if (!options.IsReplay)
        {
            throw new FatalException("this version runs over log files only: name one with -dsn, e.g. crowdsec -dsn file:///var/log/auth.log -type syslog");
        }

        return await new ReplayRun(options, host, log).RunAsync(engine.Load(findings), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null: no configuration, run on a hub tree.</summary>
    private CrowdSecConfig? LoadConfig(DaemonOptions options, DiagnosticBag findings)
    {
        if (!options.ConfigPathIsExplicit && (options.Hub.Length > 0 || !File.Exists(options.ConfigPath)))
        {
            return null;
        }

        var config = ConfigLoader.Load(options.ConfigPath, host.Environment, findings);
        if (config is null)
        {
            FindingsText.Say(findings, host.Err, NewLog(options, new CommonConfig()));
        }

        return config;
    }

    private void Introduce(CrowdSecConfig? config, DiagnosticBag findings, TextLog log)
    {
        if (config is { OverlayPath.Length: > 0 })
        {
            log.Debug($"Loading yaml file: '{config.FilePath}' with additional values from '{config.OverlayPath}'");
        }

        var features = FeatureFlags.FromEnvironment(host.Variables, findings).ToList();
        if (config is not null)
        {
            features.AddRange(FeatureFlags.Load(Path.Combine(Path.GetDirectoryName(config.FilePath)!, "feature.yaml"), findings));
        }

        if (features.Count > 0)
        {
            log.Info($"Enabled feature flags: {string.Join(", ", features.Distinct(StringComparer.Ordinal))}");
        }
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
