using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>The first bytes of a file: when they change it is another file, or was emptied and written anew.</summary>
internal static class FileHead
{
    public const int MaxLength = 256;

    public static byte[] Read(SafeFileHandle handle, int length = MaxLength)
    {
        Span<byte> head = stackalloc byte[Math.Min(length, MaxLength)];
        return head[..RandomAccess.Read(handle, head, 0)].ToArray();
    }

    /// <summary>Whether a head can have grown from an earlier one.</summary>
    public static bool Continues(ReadOnlySpan<byte> now, ReadOnlySpan<byte> before) => now.StartsWith(before);

    public static string Hash(ReadOnlySpan<byte> head) => Convert.ToHexStringLower(SHA256.HashData(head));

    /// <summary>Whether a file still begins with what a memory says.</summary>
    public static bool Matches(SafeFileHandle handle, int length, string hash)
    {
        if (length is < 0 or > MaxLength)
        {
            return false;
        }

        var head = Read(handle, length);
        return head.Length == length && Hash(head) == hash;
    }

    public static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];
}
