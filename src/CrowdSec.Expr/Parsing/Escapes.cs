using System.Buffers;
using System.Globalization;
using System.Text;

namespace CrowdSec.Expr.Parsing;

/// <summary>
/// Backslash escapes of string and byte literals. The result is UTF-8, because <c>\xNN</c> and octal escapes name single bytes.
/// </summary>
internal static class Escapes
{
    public static byte[] Decode(ReadOnlySpan<char> body, int offset)
    {
        var output = new ArrayBufferWriter<byte>(body.Length + 1);
        for (var i = 0; i < body.Length;)
        {
            var next = body[i..].IndexOf('\\');
            if (next != 0)
            {
                var plain = body.Slice(i, next < 0 ? body.Length - i : next);
                Encoding.UTF8.GetBytes(plain, output);
                i += plain.Length;
            }
            else
            {
                i += DecodeOne(body[i..], output, offset + i);
            }
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Decodes the escape at the start; returns its length.</summary>
    private static int DecodeOne(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output, int offset)
    {
        var kind = text.Length > 1 ? text[1] : '\0';
        var simple = kind switch
        {
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '\\' or '\'' or '"' or '`' or '?' => kind,
            _ => -1,
        };
        if (simple >= 0)
        {
            WriteByte(output, simple);
            return 2;
        }

        return kind switch
        {
            'x' or 'X' => Number(text, 2, 2, 16, output, offset),
            'u' when text.Length > 2 && text[2] == '{' => Braced(text, output, offset),
            'u' => Unicode(text, output, offset),
            'U' => Number(text, 2, 8, 16, output, offset),
            >= '0' and <= '3' => Number(text, 1, 3, 8, output, offset),
            _ => throw Bad(offset),
        };
    }

    private static int Number(ReadOnlySpan<char> text, int start, int digits, int radix, ArrayBufferWriter<byte> output, int offset)
    {
        var value = Digits(text, start, digits, radix, offset);
        if (digits == 8)
        {
            WriteRune(output, value, offset);
        }
        else
        {
            WriteByte(output, value);
        }

        return start + digits;
    }

    private static int Unicode(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output, int offset)
    {
        var value = Digits(text, 2, 4, 16, offset);
        if (char.IsHighSurrogate((char)value) && text.Length >= 12 && text[6] == '\\' && text[7] == 'u')
        {
            var low = Digits(text, 8, 4, 16, offset);
            if (char.IsLowSurrogate((char)low))
            {
                WriteRune(output, char.ConvertToUtf32((char)value, (char)low), offset);
                return 12;
            }
        }

        WriteRune(output, value, offset);
        return 6;
    }

    private static int Braced(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output, int offset)
    {
        var end = text.IndexOf('}');
        if (end is < 4 or > 9)
        {
            throw Bad(offset);
        }

        WriteRune(output, Digits(text, 3, end - 3, 16, offset), offset);
        return end + 1;
    }

    private static int Digits(ReadOnlySpan<char> text, int start, int digits, int radix, int offset)
    {
        if (text.Length < start + digits)
        {
            throw Bad(offset);
        }

        var span = text.Slice(start, digits);
        if (radix == 16)
        {
            return int.TryParse(span, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0 ? hex : throw Bad(offset);
        }

        var value = 0;
        foreach (var c in span)
        {
            value = c is >= '0' and <= '7' ? (value * 8) + (c - '0') : throw Bad(offset);
        }

        return value;
    }

    private static void WriteByte(ArrayBufferWriter<byte> output, int value)
    {
        output.GetSpan(1)[0] = (byte)value;
        output.Advance(1);
    }

    private static void WriteRune(ArrayBufferWriter<byte> output, int value, int offset)
    {
        if (value > 0x10FFFF)
        {
            throw Bad(offset);
        }

        var rune = Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
        output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
    }

    private static CompileException Bad(int offset) => new(offset, "unable to unescape string: invalid escape sequence");
}
