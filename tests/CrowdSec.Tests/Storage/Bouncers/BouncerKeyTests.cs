using CrowdSec.Storage.Bouncers;
using Xunit;

namespace CrowdSec.Tests.Storage.Bouncers;

public sealed class BouncerKeyTests
{
    [Fact]
    public void A_key_is_32_bytes_as_base64_without_padding()
    {
        var key = BouncerKey.Generate();
        Assert.Equal(43, key.Length);
        Assert.Equal(32, Convert.FromBase64String(key + "=").Length);
        Assert.NotEqual(key, BouncerKey.Generate());
    }

    [Fact]
    public void The_hash_is_sha512_in_lower_case_hexadecimal() =>
        Assert.Equal("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f", BouncerKey.Hash("abc"));
}
