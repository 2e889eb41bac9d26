using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace CrowdSec.Protocol.Json;

/// <summary>
/// Escapes what Go's JSON writer escapes, and nothing else: control characters, quotes, backslashes, the three characters that mean something in HTML, and the two
/// line separators (https://pkg.go.dev/encoding/json#Marshal). Thread-safe.
/// </summary>
public sealed class GoJsonEncoder : JavaScriptEncoder
{
    public static readonly GoJsonEncoder Instance = new();

    private const string Escaped =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\<>&\u2028\u2029";

    private static readonly SearchValues<char> EscapedCharacters = SearchValues.Create(Escaped);

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create([.. Escaped.Where(char.IsAscii).Select(static c => (byte)c)]);

    // Most texts are short and have nothing else. A table is quicker for these than a vector, all the more before the JIT has come to the vectors.
    private static readonly bool[] IsPlain = [.. Enumerable.Range(0, 256).Select(static c => c is >= ' ' and < 128 && !Escaped.Contains((char)c))];

    private GoJsonEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        if (ArePlain(span))
        {
            return -1;
        }

        var escape = span.IndexOfAny(EscapedCharacters);
        var lone = LoneSurrogate(escape < 0 ? span : span[..escape]);
        return lone >= 0 ? lone : escape;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        if (ArePlain(utf8Text))
        {
            return -1;
        }

        if (Ascii.IsValid(utf8Text))
        {
            return utf8Text.IndexOfAny(EscapedBytes);
        }

        var at = 0;
        while (at < utf8Text.Length)
        {
            var status = Rune.DecodeFromUtf8(utf8Text[at..], out var rune, out var length);
            if (status != OperationStatus.Done || WillEncode(rune.Value))
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar switch
    {
        < ' ' or '"' or '\\' or '<' or '>' or '&' or 0x2028 or 0x2029 => true,
        _ => false,
    };

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = ShortForm(unicodeScalar) is null ? 6 : 2;
        if (bufferLength < numberOfCharactersWritten)
        {
            numberOfCharactersWritten = 0;
            return false;
        }

        if (numberOfCharactersWritten == 2)
        {
            output[0] = '\\';
            output[1] = ShortForm(unicodeScalar)!.Value;
            return true;
        }

        "\\u".CopyTo(output);
        for (var i = 0; i < 4; i++)
        {
            output[2 + i] = "0123456789abcdef"[(unicodeScalar >> (12 - (4 * i))) & 0xf];
        }

        return true;
    }

    private static bool ArePlain(ReadOnlySpan<char> text)
    {
        var plain = IsPlain;
        foreach (var c in text)
        {
            if (c >= plain.Length || !plain[c])
            {
                return false;
            }
        }

        return true;
    }

    private static bool ArePlain(ReadOnlySpan<byte> utf8)
    {
        var plain = IsPlain;
        foreach (var b in utf8)
        {
            if (!plain[b])
            {
                return false;
            }
        }

        return true;
    }

    private static char? ShortForm(int scalar) => scalar switch
    {
        '"' => '"',
        '\\' => '\\',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => null,
    };

    private static int LoneSurrogate(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (text[start..].IndexOfAnyInRange('\ud800', '\udfff') is var found and >= 0)
        {
            var at = start + found;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return at;
            }

            start = at + 2;
        }

        return -1;
    }
}
