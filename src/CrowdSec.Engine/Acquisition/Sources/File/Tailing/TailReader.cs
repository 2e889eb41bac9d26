using System.Text;
using CrowdSec.Engine.Acquisition.Live;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Reads what was added to files, a buffer at a time, and cuts it into lines. Keeps nothing of a file but its place: an incomplete line is read again when
/// it has grown. Not thread-safe.
/// </summary>
/// <param name="maxLineLength">In bytes; what is beyond is cut, and passed over without being kept.</param>
internal sealed class TailReader(int maxLineLength)
{
    private const int ChunkSize = 256 * 1024;

    private byte[] _buffer = new byte[ChunkSize];

    /// <summary>To be called before reading a file that may have changed: sees to it that it still begins as it did.</summary>
    public static bool IsSameContent(TailedFile file)
    {
        var content = file.Content;
        var head = FileHead.Read(file.Handle);
        if (!FileHead.Continues(head, content.Head))
        {
            return false;
        }

        if (head.Length > content.Head.Length && TailGuard.Read(file.Handle, file.Offset).AsSpan().SequenceEqual(file.Guard))
        {
            content.Head = head;
        }

        return true;
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public TailResult Read(TailedFile file, LineSink sink)
    {
        if (file.CutLine is not null)
        {
            return PassOver(file, sink);
        }

        var guard = file.Guard.Length;
        var length = RandomAccess.Read(file.Handle, _buffer, file.Offset - guard);
        if (length < guard || !_buffer.AsSpan(0, guard).SequenceEqual(file.Guard))
        {
            return TailResult.Rewritten;
        }

        var taken = TakeLines(file, _buffer.AsSpan(guard, length - guard), sink);
        if (taken > 0)
        {
            file.Advance(file.Offset + taken, TailGuard.Of(_buffer.AsSpan(0, guard + taken)));
            return TailResult.More;
        }

        return length == _buffer.Length ? MakeRoom(file, _buffer.AsSpan(guard, length - guard)) : TailResult.AtEnd;
    }

    /// <summary>Takes a last line for whole that does not end with a line feed: nobody will write on.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void TakeRest(TailedFile file, LineSink sink)
    {
        if (file.CutLine is { } cut)
        {
            file.CutLine = null;
            sink.CountCut(file.OriginOf(file.Scanned));
            Add(file, cut, file.Scanned, sink);
            file.Advance(file.Scanned, TailGuard.Read(file.Handle, file.Scanned));
            return;
        }

        var length = RandomAccess.Read(file.Handle, _buffer, file.Offset);
        if (length > 0)
        {
            AddLine(file, _buffer.AsSpan(0, length), file.Offset + length, sink);
            file.Advance(file.Offset + length, TailGuard.Of(_buffer.AsSpan(0, length)));
        }
    }

    private int TakeLines(TailedFile file, ReadOnlySpan<byte> data, LineSink sink)
    {
        var taken = 0;
        while (taken < data.Length)
        {
            var rest = data[taken..];
            if (rest[0] == 0)
            {
                // A writer that goes on at its old place after the file was emptied leaves a hole.
                var text = rest.IndexOfAnyExcept((byte)0);
                taken += text < 0 ? rest.Length : text;
                continue;
            }

            var feed = rest.IndexOf((byte)'\n');
            if (feed < 0)
            {
                break;
            }

            taken += feed + 1;
            AddLine(file, rest[..feed], file.Offset + taken, sink);
        }

        return taken;
    }

    private void AddLine(TailedFile file, ReadOnlySpan<byte> line, long end, LineSink sink)
    {
        if (OperatingSystem.IsWindows() && line.Length > 0 && line[^1] == '\r')
        {
            line = line[..^1];
        }

        if (line.Length > maxLineLength)
        {
            line = line[..maxLineLength];
            sink.CountCut(file.OriginOf(end));
        }

        if (line.Length > 0)
        {
            Add(file, Encoding.UTF8.GetString(line), end, sink);
        }
    }

    private static void Add(TailedFile file, string line, long end, LineSink sink)
    {
        sink.Add(line, file.OriginOf(end), LineIdentity.OfLine(file.Content.Id, end), file.Content, end);
        file.Reached = end;
    }

    /// <summary>Looks for the end of a line that was cut.</summary>
    private TailResult PassOver(TailedFile file, LineSink sink)
    {
        var length = RandomAccess.Read(file.Handle, _buffer, file.Scanned);
        if (length == 0)
        {
            return RandomAccess.GetLength(file.Handle) < file.Scanned ? TailResult.Rewritten : TailResult.AtEnd;
        }

        var feed = _buffer.AsSpan(0, length).IndexOf((byte)'\n');
        if (feed < 0)
        {
            file.Scanned += length;
            return TailResult.More;
        }

        var end = file.Scanned + feed + 1;
        sink.CountCut(file.OriginOf(end));
        Add(file, file.CutLine!, end, sink);
        file.CutLine = null;
        file.Advance(end, TailGuard.Read(file.Handle, end));
        return TailResult.More;
    }

    private TailResult MakeRoom(TailedFile file, ReadOnlySpan<byte> line)
    {
        if (line.Length > maxLineLength)
        {
            file.CutLine = Encoding.UTF8.GetString(line[..maxLineLength]);
            file.Scanned = file.Offset + line.Length;
        }
        else
        {
            Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, maxLineLength + TailGuard.MaxLength + 1L));
        }

        return TailResult.More;
    }
}
