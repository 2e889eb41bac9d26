namespace CrowdSec.Foundation.Values;

/// <summary>
/// An IPv4 or IPv6 address. An IPv4 address and its IPv4-mapped IPv6 form ("::ffff:1.2.3.4") are different values, see <see cref="Unmap"/>.
/// </summary>
/// <param name="Bits">The address as a number; IPv4 uses the low 32 bits.</param>
public readonly record struct IpAddr(AddressBits Bits, bool IsV4)
{
    private const int MappedShift = 32;

    public static readonly AddressBits MappedPrefix = (AddressBits)0xffffu << MappedShift;

    /// <summary>Bits of an address of this family: 32 or 128.</summary>
    public int BitLength => IsV4 ? 32 : 128;

    public bool IsMappedV4 => !IsV4 && Bits is { High: 0 } && Bits.Low >> MappedShift == 0xffff;

    public static IpAddr V4(uint bits) => new(bits, true);

    /// <summary>The IPv4 address that a mapped IPv6 address stands for; any other address as it is.</summary>
    public IpAddr Unmap() => IsMappedV4 ? V4((uint)(Bits & uint.MaxValue)) : this;

    /// <summary>Parses "192.0.2.1" (four decimal parts, no leading zeros) or an IPv6 address without a zone. Allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpAddr value) => IpAddrText.TryParse(text, out value);

    /// <summary>The canonical text (RFC 5952).</summary>
    public override string ToString() => IpAddrText.Format(this);

    /// <summary>The address with all bits beyond the first <paramref name="length"/> zero.</summary>
    internal IpAddr Mask(int length) => this with { Bits = length == 0 ? AddressBits.Zero : Bits & (AddressBits.MaxValue << (BitLength - length)) };
}
