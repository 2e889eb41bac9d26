using System.Buffers.Binary;

namespace CrowdSec.Storage.Machines.Passwords;

/// <summary>The bcrypt function as variants "2a", "2b" and "2y" have it: the password ends with a zero byte, and 72 bytes of both count.</summary>
internal static class Bcrypt
{
    public const int SaltLength = 16;
    public const int DigestLength = 23;
    public const int LongestKey = 72;

    /// <param name="cost">Two to this power rounds.</param>
    /// <param name="password">UTF-8.</param>
    public static byte[] Compute(int cost, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[Math.Min(password.Length + 1, LongestKey)];
        key.Clear();
        password[..Math.Min(password.Length, key.Length)].CopyTo(key);
        var blowfish = new Blowfish();
        blowfish.Expand(key, salt);
        for (var round = 1UL << cost; round > 0; round--)
        {
            blowfish.Expand(key, default);
            blowfish.Expand(salt, default);
        }

        key.Clear();
        return Digest(blowfish);
    }

    private static byte[] Digest(Blowfish blowfish)
    {
        var text = "OrpheanBeholderScryDoubt"u8;
        var result = new byte[text.Length];
        for (var at = 0; at < text.Length; at += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(text[at..]);
            var right = BinaryPrimitives.ReadUInt32BigEndian(text[(at + 4)..]);
            for (var i = 0; i < 64; i++)
            {
                blowfish.Encrypt(ref left, ref right);
            }

            BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(at), left);
            BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(at + 4), right);
        }

        return result[..DigestLength];
    }
}
