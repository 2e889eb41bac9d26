using System.Globalization;
using System.Text;

namespace CrowdSec.Foundation.Values;

/// <summary>Addresses to and from text.</summary>
internal static class IpAddrText
{
    private const int LongestText = 45;
    private const int Groups = 8;

    public static bool TryParse(ReadOnlySpan<char> text, out IpAddr value)
    {
        value = default;
        if (text.Length is < 2 or > LongestText)
        {
            return false;
        }

        return text.Contains(':') ? TryParseV6(text, out value) : TryParseV4(text, out value);
    }

    public static string Format(IpAddr address)
    {
        if (address.IsV4)
        {
            return FormatV4((uint)address.Bits);
        }

        return address.IsMappedV4 ? "::ffff:" + FormatV4((uint)(address.Bits & uint.MaxValue)) : FormatV6(address.Bits);
    }

    private static bool TryParseV4(ReadOnlySpan<char> text, out IpAddr value)
    {
        value = default;
        uint bits = 0;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0)
            {
                if (text.IsEmpty || text[0] != '.')
                {
                    return false;
                }

                text = text[1..];
            }

            if (!TryTakeOctet(ref text, out var octet))
            {
                return false;
            }

            bits = (bits << 8) | octet;
        }

        value = IpAddr.V4(bits);
        return text.IsEmpty;
    }

    private static bool TryTakeOctet(ref ReadOnlySpan<char> text, out uint octet)
    {
        octet = 0;
        var length = 0;
        while (length < text.Length && length < 4 && char.IsAsciiDigit(text[length]))
        {
            octet = (octet * 10) + (uint)(text[length] - '0');
            length++;
        }

        // A leading zero means octal to some programs and decimal to others.
        if (length == 0 || octet > 255 || (length > 1 && text[0] == '0'))
        {
            return false;
        }

        text = text[length..];
        return true;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out IpAddr value)
    {
        value = default;
        var bits = AddressBits.Zero;
        var groups = 0;
        var gap = -1;
        if (text.StartsWith("::"))
        {
            gap = 0;
            text = text[2..];
        }

        while (!text.IsEmpty && groups < Groups)
        {
            if (!TryTakeGroup(ref text, ref bits, ref groups))
            {
                return false;
            }

            if (text.IsEmpty)
            {
                break;
            }

            if (text[0] != ':' || text.Length == 1)
            {
                return false;
            }

            text = text[1..];
            if (text[0] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = groups;
                text = text[1..];
            }
        }

        return text.IsEmpty && TryFillGap(bits, groups, gap, out value);
    }

    private static bool TryTakeGroup(ref ReadOnlySpan<char> text, ref AddressBits bits, ref int groups)
    {
        var length = 0;
        var group = 0;
        while (length < text.Length && length < 5 && char.IsAsciiHexDigit(text[length]))
        {
            group = (group << 4) | HexValue(text[length]);
            length++;
        }

        if (length < text.Length && text[length] == '.')
        {
            if (groups > Groups - 2 || !TryParseV4(text, out var tail))
            {
                return false;
            }

            bits = (bits << 32) | tail.Bits;
            groups += 2;
            text = [];
            return true;
        }

        bits = (bits << 16) | (uint)group;
        groups++;
        text = text[length..];
        return length is > 0 and < 5;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryFillGap(AddressBits bits, int groups, int gap, out IpAddr value)
    {
        value = default;
        if (gap < 0)
        {
            value = new(bits, false);
            return groups == Groups;
        }

        if (groups == Groups)
        {
            return false;
        }

        var low = (groups - gap) * 16;
        var tail = low == 0 ? AddressBits.Zero : bits & (AddressBits.MaxValue >> (128 - low));
        var head = gap == 0 ? AddressBits.Zero : (low == 0 ? bits : bits >> low) << (128 - (gap * 16));
        value = new(head | tail, false);
        return true;
    }

    private static string FormatV4(uint bits) =>
        string.Create(CultureInfo.InvariantCulture, $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");

    private static string FormatV6(AddressBits bits)
    {
        var (gapStart, gapLength) = LongestZeroRun(bits);
        var text = new StringBuilder(LongestText);
        for (var i = 0; i < Groups; i++)
        {
            if (i == gapStart)
            {
                text.Append("::");
                i += gapLength - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(CultureInfo.InvariantCulture, $"{GroupAt(bits, i):x}");
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeroRun(AddressBits bits)
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < Groups; i++)
        {
            var length = 0;
            while (i + length < Groups && GroupAt(bits, i + length) == 0)
            {
                length++;
            }

            if (length > best.Length)
            {
                best = (i, length);
            }

            i += length;
        }

        return best;
    }

    private static int GroupAt(AddressBits bits, int index) => (ushort)(bits >> (112 - (index * 16)));
}
