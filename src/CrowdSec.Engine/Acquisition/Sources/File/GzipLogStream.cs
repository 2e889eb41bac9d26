using System.Buffers.Binary;
using System.IO.Compression;

namespace CrowdSec.Engine.Acquisition.Sources.File;

/// <summary>
/// Decompresses a gzip file (RFC 1952), several members in a row included. The runtime ends in silence where a file was cut off; this stream tells by the
/// size in the file's last four bytes: in a whole file it is at most what has come out, in one that was cut it is an accident, mostly far larger.
/// </summary>
internal sealed class GzipLogStream(FileStream file) : Stream
{
    private readonly long _claimed = ReadClaimedSize(file);
    private readonly GZipStream _gzip = new(file, CompressionMode.Decompress);
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The data is damaged, or ends too early.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _gzip.Read(buffer, offset, count);
        _given += read;
        return read > 0 || count == 0 || _given >= _claimed ? read : throw new InvalidDataException("it ends too early");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private static long ReadClaimedSize(FileStream file)
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (file.Length < size.Length)
        {
            return long.MaxValue;
        }

        file.Position = file.Length - size.Length;
        file.ReadExactly(size);
        file.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }
}
