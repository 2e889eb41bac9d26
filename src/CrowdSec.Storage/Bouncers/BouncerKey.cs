using System.Security.Cryptography;
using System.Text;

namespace CrowdSec.Storage.Bouncers;

/// <summary>Keys of bouncers. Only their hashes are stored.</summary>
public static class BouncerKey
{
    private const int RandomBytes = 32;

    /// <summary>A new key: 32 random bytes as base64 without padding.</summary>
    public static string Generate() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomBytes)).TrimEnd('=');

    /// <summary>Lower-case hexadecimal SHA-512.</summary>
    public static string Hash(string key)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        SHA512.HashData(Encoding.UTF8.GetBytes(key), digest);
        return Convert.ToHexStringLower(digest);
    }
}
