using System.Buffers.Binary;
using System.Text;

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>
/// A value inside a database's data section, decoded when asked for. Broken data reads as missing values; no question takes more than
/// a bounded number of steps.
/// </summary>
internal readonly ref struct MmdbValue
{
    private const int MostSteps = 20_000;
    private const int LongestKey = 256;

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _content; // start of the payload
    private readonly int _size; // bytes of the payload; entries for maps and arrays; the value for booleans

    private MmdbValue(ReadOnlySpan<byte> data, MmdbType type, int content, int size)
    {
        _data = data;
        Type = type;
        _content = content;
        _size = size;
    }

    public MmdbType Type { get; }

    public bool Exists => Type > MmdbType.Extended;

    /// <summary>The value at an offset of the data section, pointers followed.</summary>
    public static MmdbValue At(ReadOnlySpan<byte> data, int offset)
    {
        if (!MmdbHead.TryRead(data, offset, out var head))
        {
            return None;
        }

        // A pointer must not lead to another pointer.
        if (head.Type == MmdbType.Pointer && (!MmdbHead.TryRead(data, head.Size, out head) || head.Type == MmdbType.Pointer))
        {
            return None;
        }

        return head.Fits(data.Length) ? new(data, head.Type, head.Content, head.Size) : None;
    }

    public static MmdbValue None => new([], MmdbType.None, 0, 0);

    /// <summary>The value below a map's key; missing when this is no map.</summary>
    public MmdbValue Get(ReadOnlySpan<byte> key)
    {
        if (Type != MmdbType.Map)
        {
            return None;
        }

        var at = _content;
        var steps = MostSteps;
        for (var i = 0; i < _size; i++)
        {
            var name = At(_data, at);
            if (name.Type != MmdbType.Text || name._size > LongestKey || !TrySkip(ref at, ref steps))
            {
                return None;
            }

            if (name.Payload.SequenceEqual(key))
            {
                return At(_data, at);
            }

            if (!TrySkip(ref at, ref steps))
            {
                return None;
            }
        }

        return None;
    }

    /// <summary>The entry of an array; missing beyond its end.</summary>
    public MmdbValue Get(int index)
    {
        if (Type != MmdbType.Array || index < 0 || index >= _size)
        {
            return None;
        }

        var at = _content;
        var steps = MostSteps;
        for (; index > 0; index--)
        {
            if (!TrySkip(ref at, ref steps))
            {
                return None;
            }
        }

        return At(_data, at);
    }

    public int Count => Type is MmdbType.Array or MmdbType.Map ? _size : 0;

    public string AsText() => Type == MmdbType.Text ? Encoding.UTF8.GetString(Payload) : "";

    public bool AsBoolean() => Type == MmdbType.Boolean && _size != 0;

    /// <summary>A number of any unsigned type up to 64 bits, or int32; 0 for other values.</summary>
    public long AsInteger()
    {
        if (Type is not (MmdbType.UInt16 or MmdbType.UInt32 or MmdbType.UInt64 or MmdbType.Int32) || _size > 8)
        {
            return 0;
        }

        long value = 0;
        foreach (var part in Payload)
        {
            value = (value << 8) | part;
        }

        return Type == MmdbType.Int32 ? (int)value : value;
    }

    public double AsNumber() => Type switch
    {
        MmdbType.Double when _size == 8 => BinaryPrimitives.ReadDoubleBigEndian(Payload),
        MmdbType.Float when _size == 4 => BinaryPrimitives.ReadSingleBigEndian(Payload),
        _ => AsInteger(),
    };

    private ReadOnlySpan<byte> Payload => _data.Slice(_content, _size);

    /// <summary>Passes over a value with all that is in it; pointers are not followed, so this cannot go round in circles.</summary>
    private bool TrySkip(ref int at, ref int steps)
    {
        long pending = 1;
        while (pending > 0)
        {
            if (--steps < 0 || !MmdbHead.TryRead(_data, at, out var head) || !head.Fits(_data.Length))
            {
                return false;
            }

            pending += head.Type switch { MmdbType.Map => 2L * head.Size, MmdbType.Array => head.Size, _ => 0 } - 1;
            at = head.End;
        }

        return true;
    }
}
