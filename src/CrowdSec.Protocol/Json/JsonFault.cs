using System.Text;
using System.Text.Json;

namespace CrowdSec.Protocol.Json;

/// <summary>What is wrong with a text that is no JSON, in the words that clients of the reference know: "EOF", "unexpected EOF", "invalid character 'x'".</summary>
internal static class JsonFault
{
    /// <param name="isTooDeep">The reader stood at its limit of nesting.</param>
    public static string Describe(ReadOnlySpan<byte> utf8, JsonException error, bool isTooDeep)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            return "EOF";
        }

        var at = Offset(utf8, error);
        if (at >= utf8.Length)
        {
            return "unexpected EOF";
        }

        return isTooDeep && (utf8[at] == '[' || utf8[at] == '{') ? $"exceeded max depth (at byte {at})" : $"invalid character {Quote(utf8[at..])} (at byte {at})";
    }

    /// <summary>The exception counts lines and the bytes in them.</summary>
    private static int Offset(ReadOnlySpan<byte> utf8, JsonException error)
    {
        var line = 0;
        for (var left = error.LineNumber ?? 0; left > 0 && utf8[line..].IndexOf((byte)'\n') is >= 0 and var end; left--)
        {
            line += end + 1;
        }

        return (int)Math.Min(line + (error.BytePositionInLine ?? 0), utf8.Length);
    }

    private static string Quote(ReadOnlySpan<byte> rest)
    {
        Rune.DecodeFromUtf8(rest, out var rune, out _);
        return Rune.IsControl(rune) ? $"'\\x{rune.Value:x2}'" : $"'{rune}'";
    }
}
