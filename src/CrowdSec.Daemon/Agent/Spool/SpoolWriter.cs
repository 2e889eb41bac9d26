using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>Appends frames to the newest segment. Belongs to one thread.</summary>
internal sealed class SpoolWriter(Func<long, string> pathOf, long segmentBytes, long nextSegment) : IDisposable
{
    private SafeFileHandle? _file;
    private byte[] _buffer = [];

    /// <summary>The segment being written, or the last one that was.</summary>
    public long Segment { get; private set; } = nextSegment - 1;

    /// <summary>Bytes of it.</summary>
    public long Length { get; private set; }

    /// <summary>Writes all payloads as frames and brings them to the disk with one flush. Segments are not cut within a call.</summary>
    /// <exception cref="IOException">The disk refuses; nothing of it was written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Write(IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        var frames = Frames(payloads);
        try
        {
            Open();
            RandomAccess.Write(_file!, frames, Length);
            RandomAccess.FlushToDisk(_file!);
        }
        catch
        {
            Rewind();
            throw;
        }

        Length += frames.Length;
    }

    public void Dispose() => _file?.Dispose();

    private ReadOnlySpan<byte> Frames(IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        var size = payloads.Sum(static p => SpoolFrame.Size(p.Length));
        if (_buffer.Length < size)
        {
            _buffer = new byte[size];
        }

        var at = 0;
        foreach (var payload in payloads)
        {
            SpoolFrame.Write(_buffer.AsSpan(at), payload.Span);
            at += SpoolFrame.Size(payload.Length);
        }

        return _buffer.AsSpan(0, size);
    }

    private void Open()
    {
        if (_file is not null && Length < segmentBytes)
        {
            return;
        }

        // A file of an earlier life is never written again: its end may be torn.
        _file?.Dispose();
        _file = null;
        _file = File.OpenHandle(pathOf(Segment + 1), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        Segment++;
        Length = 0;
    }

    private void Rewind()
    {
        try
        {
            if (_file is not null)
            {
                RandomAccess.SetLength(_file, Length);
            }
        }
        catch (IOException)
        {
            // The next frames overwrite what was left; until then it is a torn end.
        }
    }
}
