using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Tests.LocalApi.Fakes;

/// <summary>Keeps what was said.</summary>
internal sealed class CollectingLog : ILog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public bool IsEnabled(LogLevel level) => true;

    public void Write(LogLevel level, string message) => _lines.Enqueue($"{level}: {message}");
}
