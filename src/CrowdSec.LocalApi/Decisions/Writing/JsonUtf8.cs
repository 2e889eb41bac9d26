using System.Buffers;
using System.Text;
using System.Text.Json;
using CrowdSec.Protocol.Json;

namespace CrowdSec.LocalApi.Decisions.Writing;

/// <summary>JSON strings as UTF-8, escaped as <see cref="GoJsonEncoder"/> does.</summary>
internal static class JsonUtf8
{
    /// <summary>No character needs more bytes than this.</summary>
    public const int MaxBytesPerChar = 6;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The text without its quotes. Plain text, which nearly all is, costs no allocation.</summary>
    /// <param name="to">At least <see cref="MaxBytesPerChar"/> for each character.</param>
    /// <returns>How many bytes were written.</returns>
    public static int WriteEscaped(Span<byte> to, string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return Encoding.ASCII.GetBytes(text, to);
        }

        var escaped = JsonEncodedText.Encode(text, GoJsonEncoder.Instance).EncodedUtf8Bytes;
        escaped.CopyTo(to);
        return escaped.Length;
    }

    /// <summary>The text in quotes, in an array of its own.</summary>
    public static byte[] Quote(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, GoJsonEncoder.Instance).EncodedUtf8Bytes, (byte)'"'];
}
