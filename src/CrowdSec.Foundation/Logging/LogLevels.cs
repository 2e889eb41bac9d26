namespace CrowdSec.Foundation.Logging;

/// <summary>The names of levels in configuration files, flags and log lines.</summary>
public static class LogLevels
{
    public static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Info => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "fatal",
    };

    public static bool TryParse(string name, out LogLevel level)
    {
        foreach (var candidate in Enum.GetValues<LogLevel>())
        {
            if (Name(candidate) == name || (name == "warn" && candidate == LogLevel.Warning))
            {
                level = candidate;
                return true;
            }
        }

        level = LogLevel.Info;
        return false;
    }
}
