namespace CrowdSec.Engine.Pipeline;

/// <summary>Memory that is written once and read once, in blocks: it grows without being copied.</summary>
internal sealed class BlockStream : Stream
{
    private const int BlockSize = 64 * 1024;

    private readonly List<byte[]> _blocks = [];
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var used = (int)(_length % BlockSize);
            if (used == 0)
            {
                _blocks.Add(new byte[BlockSize]);
            }

            var part = Math.Min(BlockSize - used, buffer.Length);
            buffer[..part].CopyTo(_blocks[^1].AsSpan(used));
            _length += part;
            buffer = buffer[part..];
        }
    }

    /// <summary>Writes all of it to another stream.</summary>
    public void WriteTo(Stream output)
    {
        var rest = _length;
        foreach (var block in _blocks)
        {
            output.Write(block, 0, (int)Math.Min(rest, BlockSize));
            rest -= BlockSize;
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
