using System.Text;

namespace CrowdSec.Engine.Events;

/// <summary>Reads what <see cref="PackWriter"/> wrote. Damaged input gives an <see cref="InvalidDataException"/>, never more.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte()
    {
        if (_rest.IsEmpty)
        {
            throw Damaged();
        }

        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public long Number()
    {
        ulong bits = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            bits |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(bits >> 1) ^ -(long)(bits & 1);
            }
        }

        throw Damaged();
    }

    public double Double()
    {
        if (_rest.Length < 8)
        {
            throw Damaged();
        }

        var value = BitConverter.ToDouble(_rest);
        _rest = _rest[8..];
        return value;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Number();
        if (length < 0 || length > _rest.Length)
        {
            throw Damaged();
        }

        var bytes = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return bytes;
    }

    /// <summary>The text's length in UTF-16 is stored first; its bytes are found by decoding.</summary>
    public string Text()
    {
        var length = Number();
        if (length < 0 || length > _rest.Length)
        {
            throw Damaged();
        }

        var bytes = ByteLength((int)length);
        var text = Encoding.UTF8.GetString(_rest[..bytes]);
        _rest = _rest[bytes..];
        return text;
    }

    private readonly int ByteLength(int utf16Length)
    {
        var bytes = 0;
        while (utf16Length > 0)
        {
            if (bytes >= _rest.Length)
            {
                throw Damaged();
            }

            var lead = _rest[bytes];
            var size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            bytes += size;
            utf16Length -= size == 4 ? 2 : 1;
        }

        return bytes <= _rest.Length ? bytes : throw Damaged();
    }

    private static InvalidDataException Damaged() => new("the packed data is damaged");
}
