using System.Text;

namespace CrowdSec.Engine.Acquisition.Sources.File;

/// <summary>
/// Cuts a byte stream into lines of text. A carriage return before the line feed goes; what is not UTF-8 becomes U+FFFD; a line longer than the limit is
/// cut there and the rest of it skipped, so that memory is bounded whatever the stream holds. Not thread-safe.
/// </summary>
internal sealed class LineReader(Stream stream, int maxLineLength) : IDisposable
{
    private const int ChunkSize = 256 * 1024;

    private byte[] _buffer = new byte[Math.Min(ChunkSize, maxLineLength + 2)];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Lines cut so far.</summary>
    public int CutLines { get; private set; }

    /// <returns>null at the end of the stream. The last line need not end with a line feed.</returns>
    public string? ReadLine()
    {
        var searched = 0;
        while (true)
        {
            var pending = _buffer.AsSpan(_start, _end - _start);
            var feed = pending[searched..].IndexOf((byte)'\n');
            if (feed >= 0)
            {
                _start += searched + feed + 1;
                return Decode(pending[..(searched + feed)]);
            }

            if (pending.Length > maxLineLength)
            {
                return CutLine();
            }

            searched = pending.Length;
            if (_ended || !Fill())
            {
                // Filling may have moved what is pending.
                var rest = _buffer.AsSpan(_start, _end - _start);
                _start = _end;
                return rest.IsEmpty ? null : Decode(rest);
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private string Decode(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[^1] == '\r')
        {
            line = line[..^1];
        }

        if (line.Length > maxLineLength)
        {
            line = line[..maxLineLength];
            CutLines++;
        }

        return Encoding.UTF8.GetString(line);
    }

    private string CutLine()
    {
        CutLines++;
        var line = Encoding.UTF8.GetString(_buffer.AsSpan(_start, maxLineLength));
        while (true)
        {
            var feed = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                _start += feed + 1;
                return line;
            }

            _start = _end;
            if (!Fill())
            {
                return line;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, Math.Max(ChunkSize, maxLineLength) + 2 + _buffer.Length));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return !_ended;
    }
}
