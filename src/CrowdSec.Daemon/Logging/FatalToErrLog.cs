using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Logging;

/// <summary>Who starts the process sees why it ends, even when its log goes elsewhere.</summary>
internal sealed class FatalToErrLog(ILog log, ILog err) : ILog
{
    public bool IsEnabled(LogLevel level) => log.IsEnabled(level);

    public void Write(LogLevel level, string message)
    {
        log.Write(level, message);
        if (level == LogLevel.Fatal)
        {
            err.Write(level, message);
        }
    }
}
