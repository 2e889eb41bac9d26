using System.Text;
using System.Text.Encodings.Web;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Escapes in JSON strings what Go's encoder escapes, the same way: quotes, backslashes, control characters, &lt; &gt; &amp; and the line separators; the rest stays as it is.</summary>
internal sealed unsafe class GoJsonEncoder : JavaScriptEncoder
{
    public static readonly GoJsonEncoder Instance = new();

    private GoJsonEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < 0x20 or '"' or '\\' or '<' or '>' or '&' or 0x2028 or 0x2029;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < span.Length; i++)
        {
            if (WillEncode(span[i]))
            {
                return i;
            }

            if (char.IsSurrogate(span[i]))
            {
                // Half a pair must be replaced.
                if (Rune.DecodeFromUtf16(span[i..], out _, out var length) != System.Buffers.OperationStatus.Done)
                {
                    return i;
                }

                i += length - 1;
            }
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        if (!WillEncode(unicodeScalar))
        {
            return new Rune(unicodeScalar).TryEncodeToUtf16(output, out numberOfCharactersWritten);
        }

        var shortForm = unicodeScalar switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' };
        if (shortForm != '\0')
        {
            numberOfCharactersWritten = 2;
            return TryWrite(['\\', shortForm], output);
        }

        numberOfCharactersWritten = 6;
        const string Hex = "0123456789abcdef";
        return TryWrite(['\\', 'u', Hex[unicodeScalar >> 12], Hex[(unicodeScalar >> 8) & 15], Hex[(unicodeScalar >> 4) & 15], Hex[unicodeScalar & 15]], output);
    }

    private static bool TryWrite(ReadOnlySpan<char> text, Span<char> output)
    {
        if (output.Length < text.Length)
        {
            return false;
        }

        text.CopyTo(output);
        return true;
    }
}
