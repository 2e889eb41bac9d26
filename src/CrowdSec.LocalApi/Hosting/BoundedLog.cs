using CrowdSec.Foundation.Logging;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Cuts long messages: clients choose parts of them, and a body has room for a name of megabytes. Thread-safe as the log it writes to.</summary>
internal sealed class BoundedLog(ILog log) : ILog
{
    /// <summary>In characters.</summary>
    public const int Longest = 2048;

    public bool IsEnabled(LogLevel level) => log.IsEnabled(level);

    public void Write(LogLevel level, string message) => log.Write(level, message.Length <= Longest ? message : message[..Longest] + "...");
}
