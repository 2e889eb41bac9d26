using System.Buffers.Text;
using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Decisions.Writing;

/// <summary>Canonical text of addresses (RFC 5952) as UTF-8, without allocation.</summary>
internal static class AddressUtf8
{
    /// <summary>More than any address and prefix length need.</summary>
    public const int MaxLength = 48;

    private const int Groups = 8;

    /// <param name="length">The prefix length to write behind a slash; negative: none.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(Span<byte> to, AddressBits bits, bool isV4, int length)
    {
        var written = isV4 ? WriteV4(to, (uint)bits) : WriteV6(to, bits);
        if (length < 0)
        {
            return written;
        }

        to[written++] = (byte)'/';
        return written + WriteNumber(to[written..], length);
    }

    private static int WriteV4(Span<byte> to, uint bits)
    {
        var written = WriteNumber(to, (int)(bits >> 24));
        for (var shift = 16; shift >= 0; shift -= 8)
        {
            to[written++] = (byte)'.';
            written += WriteNumber(to[written..], (int)((bits >> shift) & 255));
        }

        return written;
    }

    private static int WriteNumber(Span<byte> to, int number)
    {
        if (number < 10)
        {
            to[0] = (byte)('0' + number);
            return 1;
        }

        Utf8Formatter.TryFormat(number, to, out var written);
        return written;
    }

    private static int WriteV6(Span<byte> to, AddressBits bits)
    {
        var (gap, gapLength) = LongestZeroRun(bits);
        var written = 0;
        for (var i = 0; i < Groups; i++)
        {
            if (i == gap)
            {
                to[written++] = (byte)':';
                to[written++] = (byte)':';
                i += gapLength - 1;
                continue;
            }

            if (i > 0 && to[written - 1] != ':')
            {
                to[written++] = (byte)':';
            }

            Utf8Formatter.TryFormat(GroupAt(bits, i), to[written..], out var digits, new('x'));
            written += digits;
        }

        return written;
    }

    private static (int Start, int Length) LongestZeroRun(AddressBits bits)
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < Groups; i++)
        {
            var start = i;
            while (i < Groups && GroupAt(bits, i) == 0)
            {
                i++;
            }

            if (i - start > best.Length)
            {
                best = (start, i - start);
            }
        }

        return best;
    }

    private static ushort GroupAt(AddressBits bits, int index) => (ushort)(bits >> (112 - (index * 16)));
}
