using System.Buffers;
using System.Text;

namespace CrowdSec.LocalApi.Decisions.Writing;

/// <summary>
/// JSON text as Go's encoding/json writes it with HTML escaping on: quotes, backslash, control characters, &lt; &gt; &amp;, U+2028 and U+2029 are escaped, broken UTF-16 becomes \ufffd.
/// </summary>
internal static class JsonUtf8
{
    /// <summary>No character needs more bytes than this.</summary>
    public const int MaxBytesPerChar = 6;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The text without its quotes.</summary>
    /// <param name="to">At least <see cref="MaxBytesPerChar"/> for each character.</param>
    /// <returns>How many bytes were written.</returns>
    public static int WriteEscaped(Span<byte> to, ReadOnlySpan<char> text)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var special = text.IndexOfAnyExcept(Plain);
            var plain = special < 0 ? text : text[..special];
            written += Encoding.UTF8.GetBytes(plain, to[written..]);
            if (special < 0)
            {
                break;
            }

            text = text[special..];
            var invalid = Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done;
            written += invalid ? Copy("\\ufffd"u8, to[written..]) : WriteRune(to[written..], rune);
            text = text[consumed..];
        }

        return written;
    }

    /// <summary>The text in quotes, in an array of its own.</summary>
    public static byte[] Quote(string text)
    {
        var buffer = new byte[(text.Length * MaxBytesPerChar) + 2];
        buffer[0] = (byte)'"';
        var written = WriteEscaped(buffer.AsSpan(1), text) + 1;
        buffer[written++] = (byte)'"';
        return buffer[..written];
    }

    private static int WriteRune(Span<byte> to, Rune rune) => rune.Value switch
    {
        '"' => Copy("\\\""u8, to),
        '\\' => Copy("\\\\"u8, to),
        '\b' => Copy("\\b"u8, to),
        '\f' => Copy("\\f"u8, to),
        '\n' => Copy("\\n"u8, to),
        '\r' => Copy("\\r"u8, to),
        '\t' => Copy("\\t"u8, to),
        < 0x20 or '<' or '>' or '&' or 0x2028 or 0x2029 => WriteCode(to, rune.Value),
        _ => rune.EncodeToUtf8(to),
    };

    private static int WriteCode(Span<byte> to, int code)
    {
        const string Digits = "0123456789abcdef";
        "\\u"u8.CopyTo(to);
        for (var i = 0; i < 4; i++)
        {
            to[2 + i] = (byte)Digits[(code >> (12 - (i * 4))) & 15];
        }

        return 6;
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }
}
