using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Decisions.Writing;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Texts of values against the addresses they stand for.</summary>
internal static class ValueText
{
    /// <param name="length">The prefix length in the text; -1: none.</param>
    public static bool IsCanonical(string text, AddressBits bits, bool isV4, int length)
    {
        Span<byte> canonical = stackalloc byte[AddressUtf8.MaxLength];
        var written = AddressUtf8.Write(canonical, bits, isV4, length);
        if (written != text.Length)
        {
            return false;
        }

        for (var i = 0; i < written; i++)
        {
            if (canonical[i] != text[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The addresses a text stands for; null for other words.</summary>
    public static IpRange? Parse(ReadOnlySpan<char> text) => IpRange.TryParseAddressOrRange(text, out var range) ? range.Unmap() : null;
}
