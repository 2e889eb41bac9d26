using System.Text;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Why.Logs;

/// <summary>Looks for an address in the ends of log files.</summary>
internal sealed class MentionSearch(IpAddr address)
{
    /// <summary>Of each file, its end.</summary>
    private const int MostBytes = 32 << 20;

    private const int BlockSize = 1 << 20;

    private const int MostLines = 50;

    private const int LongestLine = 2_000;

    private readonly AddressText _address = new(address);

    public LogMentions Run(string path, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        try
        {
            // What has no size may be a pipe, which is never read: opening it could wait for ever.
            var lines = new Queue<string>();
            var count = new FileInfo(path).Length > 0 ? Read(path, lines, cancellationToken) : 0;
            return new LogMentions(path, labels, count, [.. lines]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LogMentions(path, labels, 0, [], e.Message);
        }
    }

    private long Read(string path, Queue<string> lines, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Seek(-Math.Min(file.Length, MostBytes), SeekOrigin.End);
        var block = new byte[BlockSize];
        var (kept, count, left) = (0, 0L, MostBytes);
        while (left > 0 && file.Read(block.AsSpan(kept)) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            left -= read;
            var text = block.AsSpan(0, kept + read);
            var whole = text.LastIndexOf((byte)'\n') + 1;
            count += Look(text[..whole], lines);

            // A line longer than a block is nothing that anybody wants to see.
            var rest = text[whole..];
            kept = rest.Length < BlockSize ? rest.Length : 0;
            rest[..kept].CopyTo(block);
        }

        return count;
    }

    private long Look(ReadOnlySpan<byte> text, Queue<string> lines)
    {
        var count = 0L;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd((byte)'\r');
            if (!_address.IsIn(line))
            {
                continue;
            }

            count++;
            lines.Enqueue(Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestLine)]));
            if (lines.Count > MostLines)
            {
                lines.Dequeue();
            }
        }

        return count;
    }
}
