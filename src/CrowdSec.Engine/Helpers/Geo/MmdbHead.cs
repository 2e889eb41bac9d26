namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>The bytes before a value's payload.</summary>
/// <param name="Content">Where the payload starts.</param>
/// <param name="Size">Its bytes; entries for maps and arrays; the value for booleans; the target for pointers.</param>
internal readonly record struct MmdbHead(MmdbType Type, int Content, int Size)
{
    private bool HasPayload => Type is not (MmdbType.Map or MmdbType.Array or MmdbType.Boolean or MmdbType.Pointer or MmdbType.EndMarker);

    /// <summary>Where the value ends; the first entry's place for maps and arrays.</summary>
    public int End => HasPayload ? Content + Size : Content;

    public static bool TryRead(ReadOnlySpan<byte> data, int offset, out MmdbHead head)
    {
        head = default;
        if (offset < 0 || offset >= data.Length)
        {
            return false;
        }

        var control = data[offset++];
        var type = (MmdbType)(control >> 5);
        if (type == MmdbType.Pointer)
        {
            return TryReadPointer(data, offset, control, out head);
        }

        if (type == MmdbType.Extended)
        {
            if (offset >= data.Length || data[offset] > 8)
            {
                return false;
            }

            type = (MmdbType)(data[offset++] + 7);
        }

        var size = control & 31;
        var extra = Math.Max(size - 28, 0);
        if (!TryReadNumber(data, offset, extra, out var more))
        {
            return false;
        }

        size = extra switch { 0 => size, 1 => 29 + more, 2 => 285 + more, _ => 65821 + more };
        head = new(type, offset + extra, size);
        return type is not (MmdbType.Extended or MmdbType.Container);
    }

    public bool Fits(int length) => End <= length && End >= Content;

    private static bool TryReadPointer(ReadOnlySpan<byte> data, int offset, byte control, out MmdbHead head)
    {
        var extra = ((control >> 3) & 3) + 1;
        var valid = TryReadNumber(data, offset, extra, out var target);
        target += extra switch
        {
            1 => (control & 7) << 8,
            2 => ((control & 7) << 16) + 2048,
            3 => ((control & 7) << 24) + 526336,
            _ => 0,
        };
        head = new(MmdbType.Pointer, offset + extra, target);
        return valid && target >= 0;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> data, int offset, int length, out int value)
    {
        value = 0;
        if (offset + length > data.Length)
        {
            return false;
        }

        foreach (var part in data.Slice(offset, length))
        {
            value = (value << 8) | part;
        }

        return true;
    }
}
