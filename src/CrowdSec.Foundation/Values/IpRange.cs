using System.Globalization;

namespace CrowdSec.Foundation.Values;

/// <summary>An address block: an address with its low bits zero, and the number of bits that count.</summary>
public readonly record struct IpRange
{
    /// <param name="address">Any address inside.</param>
    /// <param name="length">0 to 32 for IPv4, 0 to 128 for IPv6.</param>
    public IpRange(IpAddr address, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, address.BitLength);
        First = address.Mask(length);
        Length = length;
    }

    public IpAddr First { get; }

    /// <summary>The prefix length in bits.</summary>
    public int Length { get; }

    public IpAddr Last
    {
        get
        {
            var free = First.BitLength - Length;
            return First with { Bits = First.Bits | (free == 0 ? AddressBits.Zero : AddressBits.MaxValue >> (128 - free)) };
        }
    }

    /// <summary>Whether the address is of the same family and inside.</summary>
    public bool Contains(IpAddr address) => address.IsV4 == First.IsV4 && address.Mask(Length).Bits == First.Bits;

    /// <summary>A block of mapped IPv6 addresses as the IPv4 block it stands for; any other block as it is.</summary>
    public IpRange Unmap() => First.IsMappedV4 && Length >= 96 ? new(First.Unmap(), Length - 96) : this;

    /// <summary>Parses "192.0.2.0/24" or "2001:db8::/32". Bits below the prefix are dropped.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpRange value)
    {
        value = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !IpAddr.TryParse(text[..slash], out var address) || !TryParseLength(text[(slash + 1)..], address.BitLength, out var length))
        {
            return false;
        }

        value = new(address, length);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>; a lone address is the block that holds it alone.</summary>
    public static bool TryParseAddressOrRange(ReadOnlySpan<char> text, out IpRange value)
    {
        if (!IpAddr.TryParse(text, out var address))
        {
            return TryParse(text, out value);
        }

        value = new(address, address.BitLength);
        return true;
    }

    public override string ToString() => First.ToString() + "/" + Length.ToString(CultureInfo.InvariantCulture);

    private static bool TryParseLength(ReadOnlySpan<char> text, int most, out int length)
    {
        length = 0;
        return text.Length is > 0 and <= 3
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length)
            && length <= most;
    }
}
