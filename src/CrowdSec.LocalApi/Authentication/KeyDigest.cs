using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>SHA-512 of a bouncer's key. Finding one by its hash code tells nothing of keys; equality takes constant time.</summary>
internal sealed class KeyDigest : IEquatable<KeyDigest>
{
    private const int LongestKey = 1024;
    private readonly byte[] _bytes;

    private KeyDigest(byte[] bytes) => _bytes = bytes;

    /// <summary>As it is stored.</summary>
    public string Text => Convert.ToHexStringLower(_bytes);

    /// <returns>Null when the key is empty or too long to be one.</returns>
    public static KeyDigest? OfKey(string key)
    {
        if (key.Length is 0 or > LongestKey)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[LongestKey * 3];
        return new(SHA512.HashData(bytes[..Encoding.UTF8.GetBytes(key, bytes)]));
    }

    /// <returns>Null when the text is no hash: bouncers with certificates have none.</returns>
    public static KeyDigest? OfStored(string hash)
    {
        var bytes = new byte[SHA512.HashSizeInBytes];
        return Convert.FromHexString(hash, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length ? new(bytes) : null;
    }

    public bool Equals(KeyDigest? other) => other is not null && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public override bool Equals(object? obj) => Equals(obj as KeyDigest);

    public override int GetHashCode() => MemoryMarshal.Read<int>(_bytes);
}
