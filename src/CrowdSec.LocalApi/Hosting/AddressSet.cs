using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Addresses and networks that a setting lists.</summary>
internal sealed class AddressSet
{
    private readonly IpRangeSet _ranges;

    /// <param name="setting">For the message.</param>
    /// <exception cref="FormatException">An entry is neither an address nor a network.</exception>
    public AddressSet(string setting, IEnumerable<string> entries)
    {
        _ranges = new(entries.Select(entry => Parse(setting, entry)));
    }

    public bool Contains(IPAddress address) => _ranges.Contains(Convert(address));

    /// <summary>The same address as a value; mapped IPv6 addresses become IPv4.</summary>
    public static IpAddr Convert(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? IpAddr.V4(BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new IpAddr(new AddressBits(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])), false).Unmap();
    }

    private static IpRange Parse(string setting, string entry) =>
        IpRange.TryParseAddressOrRange(entry, out var range) ? range.Unmap() : throw new FormatException($"{setting}: '{entry}' is neither an address nor a network such as 10.0.0.0/8");
}
