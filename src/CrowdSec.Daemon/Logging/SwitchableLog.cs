using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Logging;

/// <summary>A log that everybody may hold on to while what is behind it changes. Thread-safe.</summary>
internal sealed class SwitchableLog(ILog first) : ILog
{
    private volatile ILog _current = first;

    public ILog Current
    {
        get => _current;
        set => _current = value;
    }

    public bool IsEnabled(LogLevel level) => _current.IsEnabled(level);

    public void Write(LogLevel level, string message) => _current.Write(level, message);
}
