using CrowdSec.Configuration;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Logging;

/// <summary>Where the daemon and its Local API speak. Dispose closes the files.</summary>
internal sealed class DaemonLogs : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    private DaemonLogs(ILog main, ILog api, ILog access)
    {
        (Main, Api, Access) = (main, api, access);
    }

    public ILog Main { get; }

    /// <summary>What the Local API has to say; it has a level of its own.</summary>
    public ILog Api { get; }

    /// <summary>One line per request of the Local API.</summary>
    public ILog Access { get; }

    /// <exception cref="FatalException">A log file cannot be opened.</exception>
    public static DaemonLogs Open(DaemonOptions options, CrowdSecConfig config, DaemonHost host)
    {
        var common = config.Common;
        var level = LevelOf(options, common.LogLevel, LogLevel.Info);
        var apiLevel = LevelOf(options, config.ApiServer?.LogLevel ?? "", level);
        var media = options.IsReplay ? "stdout" : common.LogMedia;
        return media switch
        {
            "file" => InFiles(common, level, apiLevel, host),
            "syslog" => InSyslog(level, apiLevel, host),
            _ => new DaemonLogs(ToErr(common, level, host), ToErr(common, apiLevel, host), ToErr(common, apiLevel, host)),
        };
    }

    public void Dispose()
    {
        foreach (var owned in _owned)
        {
            owned.Dispose();
        }
    }

    private static LogLevel LevelOf(DaemonOptions options, string name, LogLevel fallback) =>
        options.LogLevel ?? (LogLevels.TryParse(name, out var level) ? level : fallback);

    private static TextLog ToErr(CommonConfig common, LogLevel level, DaemonHost host)
    {
        var format = common.LogFormat == "json" ? LogFormat.Json : host.IsErrTerminal || common.ForceColorLogs ? LogFormat.Colored : LogFormat.Text;
        return new TextLog(host.Err, level, format, host.Clock);
    }

    private static DaemonLogs InSyslog(LogLevel level, LogLevel apiLevel, DaemonHost host)
    {
        var main = new SyslogLog(SyslogLog.DefaultSocket, level, host.Clock);
        var api = new SyslogLog(SyslogLog.DefaultSocket, apiLevel, host.Clock);
        var logs = new DaemonLogs(new FatalToErrLog(main, ToErr(new CommonConfig(), LogLevel.Fatal, host)), api, api);
        logs._owned.AddRange([main, api]);
        return logs;
    }

    private static DaemonLogs InFiles(CommonConfig common, LogLevel level, LogLevel apiLevel, DaemonHost host)
    {
        var rotation = RotationOptions.Of(common);
        var format = common.LogFormat == "json" ? LogFormat.Json : LogFormat.Text;
        var main = Open("crowdsec.log");
        var access = Open("crowdsec_api.log");
        var logs = new DaemonLogs(
            new FatalToErrLog(new TextLog(main, level, format, host.Clock), ToErr(common, LogLevel.Fatal, host)),
            new TextLog(main, apiLevel, format, host.Clock),
            new TextLog(access, apiLevel, format, host.Clock));
        logs._owned.AddRange([main, access]);
        return logs;

        RotatingFileWriter Open(string name)
        {
            var path = Path.Combine(common.LogDirectory, name);
            try
            {
                return new RotatingFileWriter(path, rotation, host.Clock);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new FatalException($"cannot open the log file {path}: {e.Message} (see common.log_dir and log_media)");
            }
        }
    }
}
