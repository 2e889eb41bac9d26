namespace CrowdSec.Foundation.Logging;

/// <summary>Where the program speaks to its operator. Implementations are thread-safe and escape control characters: messages may hold log data.</summary>
public interface ILog
{
    bool IsEnabled(LogLevel level);

    void Write(LogLevel level, string message);
}
