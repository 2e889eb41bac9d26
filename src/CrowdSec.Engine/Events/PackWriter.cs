using System.Text;

namespace CrowdSec.Engine.Events;

/// <summary>A growing byte buffer for packed events and snapshots. Reused; not thread-safe.</summary>
internal sealed class PackWriter
{
    private byte[] _buffer = new byte[512];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        _buffer[Length++] = value;
    }

    public void Number(long value)
    {
        // Zigzag, then seven bits a byte.
        var bits = (ulong)((value << 1) ^ (value >> 63));
        Reserve(10);
        while (bits >= 0x80)
        {
            _buffer[Length++] = (byte)(bits | 0x80);
            bits >>= 7;
        }

        _buffer[Length++] = (byte)bits;
    }

    public void Double(double value)
    {
        Reserve(8);
        BitConverter.TryWriteBytes(_buffer.AsSpan(Length), value);
        Length += 8;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Number(text.Length);
        Reserve(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(Length));
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - Length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + bytes));
        }
    }
}
