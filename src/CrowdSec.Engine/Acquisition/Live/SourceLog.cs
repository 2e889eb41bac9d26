using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>Speaks for one datasource, at the level that its configuration asks for.</summary>
/// <param name="level">null: whatever the program's log lets through.</param>
internal sealed class SourceLog(ILog inner, string name, LogLevel? level) : ILog
{
    public bool IsEnabled(LogLevel at) => (level is null || at >= level) && inner.IsEnabled(at);

    public void Write(LogLevel at, string message)
    {
        if (level is null || at >= level)
        {
            inner.Write(at, $"{name}: {message}");
        }
    }
}
