using System.Net;
using CrowdSec.LocalApi.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Hosting;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("10.0.0.1", "192.0.2.7", "", "192.0.2.7")]
    [InlineData("10.0.0.1", "6.6.6.6, 192.0.2.7", "", "192.0.2.7")]
    [InlineData("10.0.0.1", "6.6.6.6, 192.0.2.7, 10.0.0.9", "", "192.0.2.7")]
    [InlineData("10.0.0.1", "6.6.6.6,192.0.2.7 ,10.0.0.9,10.0.0.8", "", "192.0.2.7")]
    [InlineData("10.0.0.1", "10.0.0.5, 10.0.0.6", "", "10.0.0.5")]
    [InlineData("10.0.0.1", "::ffff:192.0.2.7", "", "192.0.2.7")]
    [InlineData("10.0.0.1", "2001:db8::1", "", "2001:db8::1")]
    [InlineData("10.0.0.1", "", "192.0.2.8", "192.0.2.8")]
    [InlineData("10.0.0.1", "nonsense", "192.0.2.8", "192.0.2.8")]
    [InlineData("10.0.0.1", "192.0.2.7, nonsense", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "192.0.2.7:1234", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "0x7f.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "2130706433", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "fe80::1%eth0", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "", "", "10.0.0.1")]
    [InlineData("192.0.2.1", "127.0.0.1", "127.0.0.1", "192.0.2.1")]
    public void A_proxy_is_believed_and_nobody_else(string peer, string forwardedFor, string realIp, string expected)
    {
        var addresses = new ClientAddress(new() { TrustedProxies = ["10.0.0.0/24"] });
        Assert.Equal(expected, Find(addresses, peer, forwardedFor, realIp));
    }

    [Fact]
    public void Without_proxies_headers_mean_nothing() => Assert.Equal("10.0.0.1", Find(new ClientAddress(new()), "10.0.0.1", "192.0.2.7", "192.0.2.7"));

    [Fact]
    public void Headers_can_be_believed_from_everybody() =>
        Assert.Equal("192.0.2.7", Find(new ClientAddress(new() { UseForwardedForHeaders = true }), "192.0.2.1", "", "192.0.2.7"));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("198.51.100.77", true)]
    [InlineData("198.51.101.1", false)]
    [InlineData("2001:db8::1", false)]
    public void Loopback_and_what_is_listed_is_trusted(string address, bool expected) =>
        Assert.Equal(expected, new ClientAddress(new() { TrustedIps = ["192.0.2.1", "198.51.100.0/24"] }).IsTrusted(IPAddress.Parse(address)));

    [Fact]
    public void Mistakes_in_settings_are_named()
    {
        Assert.Contains("trusted_ips: '300.1.1.1'", Assert.Throws<FormatException>(static () => new ClientAddress(new() { TrustedIps = ["300.1.1.1"] })).Message);
        Assert.Contains("trusted_proxies: 'host'", Assert.Throws<FormatException>(static () => new ClientAddress(new() { TrustedProxies = ["host"] })).Message);
    }

    private static string Find(ClientAddress addresses, string peer, string forwardedFor, string realIp)
    {
        var headers = new HeaderDictionary { ["X-Forwarded-For"] = forwardedFor, ["X-Real-IP"] = realIp };
        return addresses.Find(new PeerConnection(IPAddress.Parse(peer), false), headers).ToString();
    }
}
