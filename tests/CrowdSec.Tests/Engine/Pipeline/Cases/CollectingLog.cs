using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

internal sealed class CollectingLog : ILog
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> Lines => _lines;

    public bool Keeps { get; set; } = true;

    public bool IsEnabled(LogLevel level) => Keeps;

    public void Write(LogLevel level, string message)
    {
        if (Keeps)
        {
            _lines.Enqueue($"{level}: {message}");
        }
    }
}
