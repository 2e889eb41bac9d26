using System.Globalization;
using System.Text;
using System.Threading.Channels;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>One line per request. Lines are written by a task of their own: a slow disk does not slow answers down; when it is far behind, lines are left out and counted.</summary>
internal sealed class AccessLog : IAsyncDisposable
{
    private const int MostWaiting = 8192;
    private const int LongestText = 1024;

    private readonly Channel<AccessLogEntry> _waiting = Channel.CreateBounded<AccessLogEntry>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly ILog _log;
    private readonly Task _writer;
    private long _left;

    public AccessLog(ILog log)
    {
        _log = log;
        _writer = Task.Run(WriteAsync);
    }

    public bool IsEnabled => _log.IsEnabled(LogLevel.Info);

    public void Add(AccessLogEntry entry)
    {
        if (!_waiting.Writer.TryWrite(entry))
        {
            Interlocked.Increment(ref _left);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
    }

    internal static string Line(AccessLogEntry entry)
    {
        var line = new StringBuilder(160);
        line.Append(entry.Address).Append(" - [").Append(entry.At.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)).Append("] \"")
            .Append(entry.Method).Append(' ');
        AppendSafe(line, entry.Target);
        line.Append(' ').Append(entry.Protocol is "HTTP/2" ? "HTTP/2.0" : entry.Protocol).Append(' ').Append(entry.Status).Append(' ')
            .Append(GoDuration.FromTimeSpan(entry.Duration)).Append(" \"");
        AppendSafe(line, entry.UserAgent);
        line.Append("\" ");
        AppendSafe(line, entry.Error);
        return line.ToString();
    }

    private async Task WriteAsync()
    {
        await foreach (var entry in _waiting.Reader.ReadAllAsync())
        {
            _log.Write(LogLevel.Info, Line(entry));
            if (Interlocked.Exchange(ref _left, 0) is > 0 and var left)
            {
                _log.Write(LogLevel.Warning, $"{left} requests are not in this log: it could not be written fast enough");
            }
        }
    }

    /// <summary>Clients choose this text: no line breaks, no quotes that end a field, no end.</summary>
    private static void AppendSafe(StringBuilder line, string text)
    {
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestText)))
        {
            if (char.IsControl(c) || c is '"' or '\u2028' or '\u2029')
            {
                line.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            }
            else
            {
                line.Append(c);
            }
        }

        if (text.Length > LongestText)
        {
            line.Append("...");
        }
    }
}
