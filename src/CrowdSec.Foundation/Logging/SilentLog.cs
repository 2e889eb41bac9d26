namespace CrowdSec.Foundation.Logging;

/// <summary>Says nothing.</summary>
public sealed class SilentLog : ILog
{
    public static readonly SilentLog Instance = new();

    public bool IsEnabled(LogLevel level) => false;

    public void Write(LogLevel level, string message)
    {
    }
}
