using System.Net;
using System.Net.Sockets;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Foundation.Values;

public sealed class IpTests
{
    [Theory]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::ffff:1.2.3.4", "::ffff:1.2.3.4")]
    [InlineData("::ffff:102:304", "::ffff:1.2.3.4")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    [InlineData("fe80::1:0:0", "fe80::1:0:0")]
    public void ParsesAndPrints(string text, string canonical)
    {
        Assert.True(IpAddr.TryParse(text, out var value));
        Assert.Equal(canonical, value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.04")]
    [InlineData("1.2.3.4 ")]
    [InlineData("1..3.4")]
    [InlineData("0x1.2.3.4")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("::1:2:3:4:5:6:7:8")]
    [InlineData("12345::")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("g::")]
    [InlineData("::1.2.3")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    public void RefusesOtherText(string text) => Assert.False(IpAddr.TryParse(text, out _));

    [Fact]
    public void PrintsAsTheFrameworkDoes()
    {
        var random = new Random(7);
        var bytes = new byte[16];
        for (var i = 0; i < 2_000; i++)
        {
            random.NextBytes(bytes);
            for (var j = 0; j < 16; j += 2)
            {
                if (random.Next(2) == 0)
                {
                    bytes[j] = bytes[j + 1] = 0;
                }
            }

            var expected = new IPAddress(bytes);
            Assert.True(IpAddr.TryParse(Long(bytes), out var value));
            Assert.True(IpAddr.TryParse(value.ToString(), out var again));
            Assert.Equal(value, again);
            Assert.Equal(AddressFamily.InterNetworkV6, IPAddress.Parse(value.ToString()).AddressFamily);
            Assert.Equal(expected, IPAddress.Parse(value.ToString()));
        }

        static string Long(byte[] bytes) => string.Join(':', Enumerable.Range(0, 8).Select(i => $"{bytes[2 * i]:x2}{bytes[(2 * i) + 1]:x2}"));
    }

    [Theory]
    [InlineData("192.0.2.77/24", "192.0.2.0/24", "192.0.2.255")]
    [InlineData("10.0.0.1/0", "0.0.0.0/0", "255.255.255.255")]
    [InlineData("10.0.0.1/32", "10.0.0.1/32", "10.0.0.1")]
    [InlineData("2001:db8::1/33", "2001:db8::/33", "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void RangesAreMasked(string text, string canonical, string last)
    {
        Assert.True(IpRange.TryParse(text, out var range));
        Assert.Equal(canonical, range.ToString());
        Assert.Equal(last, range.Last.ToString());
    }

    [Theory]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.3.4/")]
    [InlineData("1.2.3.4/33")]
    [InlineData("1.2.3.4/-1")]
    [InlineData("1.2.3.4/+1")]
    [InlineData("1.2.3.4/1.2.3.4")]
    [InlineData("::/129")]
    [InlineData("/24")]
    public void RefusesOtherRanges(string text) => Assert.False(IpRange.TryParse(text, out _));

    [Theory]
    [InlineData("192.0.2.5", true)]
    [InlineData("192.0.3.0", true)]
    [InlineData("192.0.4.0", false)]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.0.0.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::ffff:192.0.2.5", false)]
    [InlineData("2001:db8::5", true)]
    [InlineData("2001:db9::5", false)]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    public void SetsKnowWhatTheyHold(string address, bool expected)
    {
        string[] ranges = ["192.0.2.0/24", "192.0.3.0/24", "192.0.2.128/25", "10.0.0.7", "2001:db8::/32", "ffff::/16"];
        var set = new IpRangeSet(ranges.Select(static r => IpRange.TryParseAddressOrRange(r, out var range) ? range : throw new FormatException(r)));
        Assert.True(IpAddr.TryParse(address, out var value));
        Assert.Equal(expected, set.Contains(value));
        Assert.False(IpRangeSet.Empty.Contains(value));
    }

    [Fact]
    public void MappedAddressesCanBeUnmapped()
    {
        Assert.True(IpAddr.TryParse("::ffff:1.2.3.4", out var mapped));
        Assert.True(IpAddr.TryParse("1.2.3.4", out var plain));
        Assert.NotEqual(plain, mapped);
        Assert.Equal(plain, mapped.Unmap());
        Assert.Equal("1.2.3.0/24", new IpRange(mapped, 120).Unmap().ToString());
    }
}
