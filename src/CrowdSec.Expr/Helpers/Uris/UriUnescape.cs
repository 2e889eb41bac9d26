using System.Buffers;
using System.Text;

namespace CrowdSec.Expr.Helpers.Uris;

/// <summary>Decodes percent-encoded UTF-8 text. Bytes that are not UTF-8 become U+FFFD.</summary>
internal static class UriUnescape
{
    /// <summary>False when an escape is broken.</summary>
    public static bool TryQuery(string text, out string plain) => Unescape(text, plusIsSpace: true, lenient: false, out plain);

    /// <summary>False when an escape is broken; "+" stays.</summary>
    public static bool TryPath(string text, out string plain) => Unescape(text, plusIsSpace: false, lenient: false, out plain);

    /// <summary>Broken escapes stay as they are.</summary>
    public static string LenientQuery(string text)
    {
        Unescape(text, plusIsSpace: true, lenient: true, out var plain);
        return plain;
    }

    private static bool Unescape(string text, bool plusIsSpace, bool lenient, out string plain)
    {
        plain = text;
        if (text.AsSpan().IndexOfAny('%', plusIsSpace ? '+' : '%') < 0)
        {
            return true;
        }

        var source = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, source);
            if (!Decode(source.AsSpan(0, length), plusIsSpace, lenient, out var decoded))
            {
                return false;
            }

            plain = Encoding.UTF8.GetString(source, 0, decoded);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(source);
        }
    }

    /// <summary>Decodes in place.</summary>
    private static bool Decode(Span<byte> bytes, bool plusIsSpace, bool lenient, out int length)
    {
        length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            if (value == '%')
            {
                if (i + 2 < bytes.Length && IsHex(bytes[i + 1]) && IsHex(bytes[i + 2]))
                {
                    value = (byte)((HexValue(bytes[i + 1]) << 4) | HexValue(bytes[i + 2]));
                    i += 2;
                }
                else if (!lenient)
                {
                    return false;
                }
            }
            else if (value == '+' && plusIsSpace)
            {
                value = (byte)' ';
            }

            bytes[length++] = value;
        }

        return true;
    }

    private static bool IsHex(byte value) => char.IsAsciiHexDigit((char)value);

    private static int HexValue(byte value) => value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10;
}
