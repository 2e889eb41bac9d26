using System.Security.Cryptography;

namespace CrowdSec.Engine.Hub;

/// <summary>SHA-256 in lowercase hexadecimal: how the hub tells versions of a file apart.</summary>
public static class FileDigest
{
    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest);
    }

    public static string OfFile(string path) => OfBytes(File.ReadAllBytes(path));
}
