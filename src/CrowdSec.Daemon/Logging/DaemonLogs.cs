using CrowdSec.Configuration;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Logging;

/// <summary>Where the daemon and its Local API speak. What they hold on to stays the same when the configuration of logs changes. Dispose closes the files.</summary>
internal sealed class DaemonLogs(SwitchableLog main) : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly SwitchableLog _api = new(SilentLog.Instance);
    private readonly SwitchableLog _access = new(SilentLog.Instance);
    private CommonConfig? _common;
    private string _apiLevel = "";

    public ILog Main => main;

    /// <summary>What the Local API has to say; it has a level of its own.</summary>
    public ILog Api => _api;

    /// <summary>One line per request of the Local API.</summary>
    public ILog Access => _access;

    /// <summary>Begins to log as the configuration says, unless that is done already.</summary>
    /// <exception cref="FatalException">A log file cannot be opened; everything is logged as before.</exception>
    public void Use(DaemonOptions options, CrowdSecConfig config, DaemonHost host)
    {
        var common = config.Common;
        var apiLevelName = config.ApiServer?.LogLevel ?? "";
        if (common == _common && apiLevelName == _apiLevel)
        {
            return;
        }

        var level = LevelOf(options, common.LogLevel, LogLevel.Info);
        var apiLevel = LevelOf(options, apiLevelName, level);
        var old = _owned.ToArray();
        switch (options.IsReplay ? "stdout" : common.LogMedia)
        {
            case "file":
                ToFiles(common, level, apiLevel, host);
                break;
            case "syslog":
                ToSyslog(level, apiLevel, host);
                break;
            default:
                (main.Current, _api.Current) = (ToErr(common, level, host), ToErr(common, apiLevel, host));
                _access.Current = _api.Current;
                break;
        }

        (_common, _apiLevel) = (common, apiLevelName);
        _owned.RemoveAll(old.Contains);
        Array.ForEach(old, static o => o.Dispose());
    }

    public void Dispose()
    {
        _owned.ForEach(static o => o.Dispose());
        _owned.Clear();
    }

    private static LogLevel LevelOf(DaemonOptions options, string name, LogLevel fallback) =>
        options.LogLevel ?? (LogLevels.TryParse(name, out var level) ? level : fallback);

    private static TextLog ToErr(CommonConfig common, LogLevel level, DaemonHost host)
    {
        var format = common.LogFormat == "json" ? LogFormat.Json : host.IsErrTerminal || common.ForceColorLogs ? LogFormat.Colored : LogFormat.Text;
        return new TextLog(host.Err, level, format, host.Clock);
    }

    private void ToSyslog(LogLevel level, LogLevel apiLevel, DaemonHost host)
    {
        var own = new SyslogLog(SyslogLog.DefaultSocket, level, host.Clock);
        var api = new SyslogLog(SyslogLog.DefaultSocket, apiLevel, host.Clock);
        _owned.AddRange([own, api]);
        main.Current = new FatalToErrLog(own, ToErr(new CommonConfig(), LogLevel.Fatal, host));
        (_api.Current, _access.Current) = (api, api);
    }

    private void ToFiles(CommonConfig common, LogLevel level, LogLevel apiLevel, DaemonHost host)
    {
        var format = common.LogFormat == "json" ? LogFormat.Json : LogFormat.Text;
        var file = Open(common, "crowdsec.log", host);
        var access = Open(common, "crowdsec_api.log", host);
        _owned.AddRange([file, access]);
        main.Current = new FatalToErrLog(new TextLog(file, level, format, host.Clock), ToErr(common, LogLevel.Fatal, host));
        _api.Current = new TextLog(file, apiLevel, format, host.Clock);
        _access.Current = new TextLog(access, apiLevel, format, host.Clock);
    }

    private static RotatingFileWriter Open(CommonConfig common, string name, DaemonHost host)
    {
        var path = Path.Combine(common.LogDirectory, name);
        try
        {
            return new RotatingFileWriter(path, RotationOptions.Of(common), host.Clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"cannot open the log file {path}: {e.Message} (see common.log_dir and log_media)", e);
        }
    }
}
