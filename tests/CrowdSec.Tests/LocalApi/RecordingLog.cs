using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Tests.LocalApi;

/// <summary>Keeps what was said, as "level: message".</summary>
internal sealed class RecordingLog : ILog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public string Text => string.Join('\n', _lines);

    public bool IsEnabled(LogLevel level) => true;

    public void Write(LogLevel level, string message) => _lines.Enqueue($"{LogLevels.Name(level)}: {message}");
}
