using CrowdSec.Expr.Helpers.Uris;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Uris;

public sealed class QueryStringTests
{
    [Theory]
    [InlineData("/p?a=1&b=2&a=3", "a:1,3|b:2")]
    [InlineData("/p?a", "a:")]
    [InlineData("/p?=1", ":1")]
    [InlineData("/p?a=b=c", "a:b=c")]
    [InlineData("/p?a=x+y%26&&", "a:x y&")]
    [InlineData("http://user@host:80/p?a=1#frag?b=2", "a:1")]
    [InlineData("//host/p?a=1", "a:1")]
    [InlineData("?a=1", "a:1")]
    [InlineData("p?a=1", "a:1")]
    [InlineData("mailto:x?a=1", "a:1")]
    [InlineData("http://[::1]:80/?a=1", "a:1")]
    [InlineData("/p", "")]
    [InlineData("/p?a=%zz", "")]
    [InlineData("/p?a=1;b=2", "")]
    [InlineData("/p%zz?a=1", "")]
    [InlineData("/p?a=1#%zz", "")]
    [InlineData("/p\n?a=1", "")]
    [InlineData("a:b/c:d?a=1", "a:1")]
    [InlineData("1a:b?a=1", "")]
    [InlineData(":b?a=1", "")]
    [InlineData("http://host:x/?a=1", "")]
    [InlineData("http://[::1/?a=1", "")]
    [InlineData("http://a b/?a=1", "")]
    public void ParsesUris(string uri, string expected) => Assert.Equal(expected, Text(QueryString.ParseUri(uri)));

    [Theory]
    [InlineData("a=%zz&b=%4", "a:%zz|b:%4")]
    [InlineData("a=1;2", "a:1;2")]
    [InlineData("%41=%41+%2B", "A:A +")]
    [InlineData("&&a&", "a:")]
    public void ParsesLeniently(string query, string expected) => Assert.Equal(expected, Text(QueryString.ParseLenient(query)));

    [Theory]
    [InlineData("a b/é&~", "a+b%2F%C3%A9%26~", "a%20b%2F%C3%A9&~")]
    [InlineData("$&+:=@", "%24%26%2B%3A%3D%40", "$&+:=@")]
    public void Escapes(string text, string query, string segment)
    {
        Assert.Equal(query, UriEscape.EscapeQuery(text));
        Assert.Equal(segment, UriEscape.EscapePathSegment(text));
        Assert.True(UriUnescape.TryQuery(query, out var plain));
        Assert.Equal(text, plain);
    }

    private static string Text(IReadOnlyDictionary<string, string[]> parameters) =>
        string.Join('|', parameters.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}:{string.Join(',', p.Value)}"));
}
