using System.Security.Cryptography;
using System.Text;
using CrowdSec.Storage.Machines.Passwords;

namespace CrowdSec.Storage.Machines;

/// <summary>Passwords of machines: stored as bcrypt with cost 10. Both ways take some tens of milliseconds of one core, on purpose.</summary>
public static class MachinePassword
{
    private const int Cost = 10;
    private const int GeneratedLength = 64;

    /// <summary>Of a password, as UTF-8.</summary>
    public const int LongestBytes = Bcrypt.LongestKey;

    /// <summary>A hash that no password has, to spend the same time when there is no machine to compare with.</summary>
    public static readonly string NobodysHash = new BcryptHash(Cost, new byte[Bcrypt.SaltLength], new byte[Bcrypt.DigestLength]).ToString();

    /// <exception cref="ArgumentException">The password is longer than <see cref="LongestBytes"/>.</exception>
    public static string Hash(string password)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        if (bytes.Length > LongestBytes)
        {
            throw new ArgumentException($"password length exceeds {LongestBytes} bytes", nameof(password));
        }

        var salt = RandomNumberGenerator.GetBytes(Bcrypt.SaltLength);
        return new BcryptHash(Cost, salt, Bcrypt.Compute(Cost, bytes, salt)).ToString();
    }

    /// <summary>
    /// Compares in constant time. Of longer passwords the first <see cref="LongestBytes"/> bytes count: older versions of the reference stored such ones.
    /// False as well for text that is no hash.
    /// </summary>
    public static bool Verify(string password, string hash) =>
        BcryptHash.Parse(hash) is { } stored
        && CryptographicOperations.FixedTimeEquals(Bcrypt.Compute(stored.Cost, Encoding.UTF8.GetBytes(password), stored.Salt), stored.Digest);

    /// <summary>A password that nobody can guess, of letters and digits.</summary>
    public static string Generate() => RandomText.Generate(GeneratedLength);
}
