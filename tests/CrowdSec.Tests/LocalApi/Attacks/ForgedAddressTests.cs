using CrowdSec.Configuration;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Attacks;

/// <summary>A client that says it is somebody else. All requests come from 127.0.0.1 here, which is trusted by itself: what counts is whether the header changes that.</summary>
public sealed class ForgedAddressTests
{
    private const string Refused = """{"message":"access forbidden from this IP (192.0.2.1)"}""";

    [Theory]
    [InlineData("", false, "192.0.2.1", 200)] // the header means nothing
    [InlineData("10.0.0.0/8", false, "192.0.2.1", 200)] // this client is no proxy
    [InlineData("10.0.0.0/8", true, "192.0.2.1", 200)]
    [InlineData("127.0.0.1", false, "192.0.2.1", 403)]
    [InlineData("127.0.0.1", false, "127.0.0.1, 192.0.2.1", 403)] // the proxy says 192.0.2.1, the rest is the client's
    [InlineData("127.0.0.1", false, "::1,192.0.2.1", 403)]
    [InlineData("127.0.0.1", false, "127.0.0.1,10.9.9.9 , 192.0.2.1,127.0.0.1", 403)]
    [InlineData("", true, "192.0.2.1", 403)]
    public async Task Nobody_becomes_trusted_by_a_header(string proxies, bool forwarded, string header, int status)
    {
        await using var api = await AlertApi.StartAsync("", null, config => config with
        {
            TrustedProxies = proxies.Length > 0 ? [proxies] : [],
            UseForwardedForHeaders = forwarded,
        });
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/alerts");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", header);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? """{"nbDeleted":"0"}""" : Refused, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public async Task Who_believes_everybody_is_warned(bool forwarded, bool proxies, bool warned)
    {
        await using var api = await AlertApi.StartAsync("", null, config => config with { UseForwardedForHeaders = forwarded, TrustedProxies = proxies ? ["127.0.0.1"] : [] });
        Assert.Equal(warned, api.Log.Lines.Any(static line => line.StartsWith("warning: use_forwarded_for_headers without trusted_proxies", StringComparison.Ordinal)));
    }
}
