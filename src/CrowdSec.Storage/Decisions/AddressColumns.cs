using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Decisions;

/// <summary>
/// A block of addresses as the columns start_ip, end_ip, start_suffix, end_suffix and ip_size hold it (reference 06.9): 64-bit halves, moved so that their order is that of signed numbers.
/// IPv4 uses the first pair alone. The topmost two values of a half share one number.
/// </summary>
internal readonly record struct AddressColumns(long StartIp, long EndIp, long StartSuffix, long EndSuffix, long Size)
{
    private const ulong Middle = long.MaxValue;

    /// <summary>4, 16, or 0 for what has no addresses.</summary>
    public static long SizeOf(IpRange? range) => range is not { } block ? 0 : block.Unmap().First.IsV4 ? 4 : 16;

    public static AddressColumns From(IpRange? range)
    {
        if (range is not { } block)
        {
            return default;
        }

        block = block.Unmap();
        var (first, last) = (block.First.Bits, block.Last.Bits);
        return block.First.IsV4
            ? new(Shift((ulong)first), Shift((ulong)last), Shift(0), Shift(0), 4)
            : new(Shift((ulong)(first >> 64)), Shift((ulong)(last >> 64)), Shift((ulong)first), Shift((ulong)last), 16);
    }

    /// <summary>The block; null when these are no addresses, or no block (then the value's text has to tell).</summary>
    public IpRange? ToRange() => Size switch
    {
        4 => Block(Restore(StartIp, 0), Restore(EndIp, 0), true),
        16 when StartIp != long.MaxValue && StartSuffix != long.MaxValue =>
            Block(Join(StartIp, StartSuffix, 0), Join(EndIp, EndSuffix, 1), false),
        _ => null,
    };

    public static long Shift(ulong value) => value == ulong.MaxValue ? long.MaxValue : unchecked((long)(value - Middle));

    private static AddressBits Join(long high, long low, ulong top) => new(Restore(high, top), Restore(low, top));

    private static ulong Restore(long value, ulong top) => value == long.MaxValue ? ulong.MaxValue - 1 + top : unchecked((ulong)value + Middle);

    private static IpRange? Block(AddressBits first, AddressBits last, bool isV4)
    {
        var bits = isV4 ? 32 : 128;
        var free = first ^ last;
        var length = bits - (128 - AddressBits.LeadingZeroCount(free));
        if (length < 0 || first > last || first > (isV4 ? uint.MaxValue : AddressBits.MaxValue))
        {
            return null;
        }

        var range = new IpRange(new IpAddr(first, isV4), length);
        return range.First.Bits == first && range.Last.Bits == last ? range : null;
    }
}
