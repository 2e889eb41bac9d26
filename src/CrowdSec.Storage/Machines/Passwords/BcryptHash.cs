using System.Globalization;
using System.Text;

namespace CrowdSec.Storage.Machines.Passwords;

/// <summary>What a text such as "$2a$10$..." says: cost, salt, digest.</summary>
internal sealed record BcryptHash(int Cost, byte[] Salt, byte[] Digest)
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int TextLength = 60;
    private const int SaltText = 22;
    private const int CheapestCost = 4;

    /// <summary>Half a minute or so: what is dearer is a mistake or malice.</summary>
    private const int DearestCost = 19;

    public static BcryptHash? Parse(string text)
    {
        if (text.Length != TextLength || text[..3] is not ("$2a" or "$2b" or "$2y") || text[3] != '$' || text[6] != '$'
            || !int.TryParse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var cost)
            || cost is < CheapestCost or > DearestCost)
        {
            return null;
        }

        var salt = Decode(text.AsSpan(7, SaltText), Bcrypt.SaltLength);
        var digest = Decode(text.AsSpan(7 + SaltText), Bcrypt.DigestLength);
        return salt is null || digest is null ? null : new(cost, salt, digest);
    }

    public override string ToString()
    {
        var result = new StringBuilder("$2a$", TextLength).Append(Cost.ToString("00", CultureInfo.InvariantCulture)).Append('$');
        Encode(result, Salt);
        Encode(result, Digest);
        return result.ToString();
    }

    private static void Encode(StringBuilder result, byte[] bytes)
    {
        var (pending, count) = (0, 0);
        foreach (var b in bytes)
        {
            pending = (pending << 8) | b;
            for (count += 8; count >= 6; count -= 6)
            {
                result.Append(Alphabet[(pending >> (count - 6)) & 63]);
            }

            pending &= 63;
        }

        if (count > 0)
        {
            result.Append(Alphabet[(pending << (6 - count)) & 63]);
        }
    }

    private static byte[]? Decode(ReadOnlySpan<char> text, int length)
    {
        var result = new byte[length];
        var (pending, count, at) = (0, 0, 0);
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            pending = ((pending << 6) | digit) & 0xffff;
            count += 6;
            if (count >= 8 && at < length)
            {
                count -= 8;
                result[at++] = (byte)(pending >> count);
            }
        }

        return result;
    }
}
