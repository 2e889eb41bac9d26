using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Machines.Passwords;
using Xunit;

namespace CrowdSec.Tests.Storage.Machines;

public sealed class MachinePasswordTests
{
    /// <summary>The vectors that OpenWall's crypt_blowfish is published with, and some more that glibc's libcrypt gave.</summary>
    [Theory]
    [InlineData("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")]
    [InlineData("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a")]
    [InlineData("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy")]
    [InlineData("secret", "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW")]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")]
    public void Published_vectors_verify(string password, string hash)
    {
        Assert.True(MachinePassword.Verify(password, hash));
        Assert.False(MachinePassword.Verify("x" + password, hash));
    }

    [Fact]
    public void The_initial_state_is_the_fraction_of_pi()
    {
        var digits = Convert.ToHexStringLower(PiDigits.Fraction(4168));
        Assert.StartsWith("243f6a8885a308d313198a2e03707344", digits);
        Assert.EndsWith("3ac372e6", digits);
    }

    [Fact]
    public void A_hash_verifies_and_differs_each_time()
    {
        var hash = MachinePassword.Hash("pässword");
        Assert.StartsWith("$2a$10$", hash);
        Assert.True(MachinePassword.Verify("pässword", hash));
        Assert.False(MachinePassword.Verify("password", hash));
        Assert.NotEqual(hash, MachinePassword.Hash("pässword"));
    }

    [Fact]
    public void Longer_than_72_bytes_is_refused_when_a_password_is_set()
    {
        Assert.Contains("72 bytes", Assert.Throws<ArgumentException>(static () => MachinePassword.Hash(new string('ä', 37))).Message);
        MachinePassword.Hash(new string('ä', 36));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("$2x$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW")]
    [InlineData("$2a$31$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW")]
    [InlineData("$2a$03$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW")]
    [InlineData("$2a$04$abcdefghijklmnopqrst!u2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW")]
    public void What_is_no_hash_fits_no_password(string hash) => Assert.False(MachinePassword.Verify("secret", hash));

    [Fact]
    public void Generated_passwords_are_64_letters_and_digits() => Assert.Matches("^[A-Ya-z0-9]{64}$", MachinePassword.Generate());

    [Fact]
    public void Nobodys_hash_costs_the_same_and_fits_nothing()
    {
        Assert.StartsWith("$2a$10$", MachinePassword.NobodysHash);
        Assert.False(MachinePassword.Verify("", MachinePassword.NobodysHash));
    }
}
