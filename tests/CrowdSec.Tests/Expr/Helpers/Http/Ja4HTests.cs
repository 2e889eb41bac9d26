using CrowdSec.Expr.Helpers.Http;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Http;

public sealed class Ja4HTests
{
    // The hashes are the first twelve digits of "printf 'Accept,Host' | sha256sum" and its like.
    [Theory]
    [InlineData("GET", "11", "Host:x|Accept:*/*", "", "ge11nn020000_4f86658621d6_000000000000_000000000000")]
    [InlineData("GET", "11", "", "", "ge11nn000000_e3b0c44298fc_000000000000_000000000000")]
    [InlineData("POST", "20", "Accept:*/*|Host:x|Cookie:b=2; a=1|Referer:y|Accept-Language:en-US,fr;q=0.5", "b:2|a:1", "po20cr03enus_3456a8c97df7_1eb7c54d5283_06beefe2b477")]
    [InlineData("X", "10", "Accept-Language:f", "", "x010nn01f000_6ec18c3c2e22_000000000000_000000000000")]
    public void Fingerprints(string method, string version, string headers, string cookies, string expected)
    {
        var (first, second) = (Pairs(headers), Pairs(cookies));
        Assert.Equal(expected, Ja4H.Compute(method, version, first, second));
        Assert.Equal(expected, Ja4H.Compute(method, version, [.. first.Reverse()], [.. second.Reverse()]));
    }

    private static KeyValuePair<string, string>[] Pairs(string text) =>
        [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static p => KeyValuePair.Create(p[..p.IndexOf(':')], p[(p.IndexOf(':') + 1)..]))];
}
