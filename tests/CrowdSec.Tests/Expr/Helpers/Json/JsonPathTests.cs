using CrowdSec.Expr.Helpers.Json;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Json;

public sealed class JsonPathTests
{
    [Theory]
    [InlineData("""{"a":1}""", "a", "1")]
    [InlineData("""{"a":"x"}""", "a", "x")]
    [InlineData("""{"a":""}""", "a", "")]
    [InlineData("""{"a":"x\"y\n"}""", "a", """x\"y\n""")]
    [InlineData("""{"a":true,"b":null}""", "b", "null")]
    [InlineData("""{"a": {"b" : { "c": -1.5e3 } } }""", "a.b.c", "-1.5e3")]
    [InlineData("""{"x":{"a":1},"a":2}""", "a", "2")]
    [InlineData("""{"x":"a\":1","a":2}""", "a", "2")]
    [InlineData("""{"a":[1, {"b":"}"}, [3]]}""", "a[1].b", "}")]
    [InlineData("""{"a":[1, {"b":"}"}, [3]]}""", "a[2][0]", "3")]
    [InlineData("""{"a":[1, {"b":"}"}, [3]]}""", "a[1]", """{"b":"}"}""")]
    [InlineData("""[{"a":1},{"a":2}]""", "[1].a", "2")]
    [InlineData("""{"t":{"$date":"2024"}}""", "t.$date", "2024")]
    [InlineData("""{"x-forwarded-for-ip":"1"}""", "x-forwarded-for-ip", "1")]
    [InlineData("""{"a\u0062":1}""", "ab", "1")]
    [InlineData("""{"a":1, "b" """, "a", "1")]
    [InlineData("""host: {"a":1}""", "a", "1")]
    [InlineData("{\"a\":\n\t[ 1 ]\n}", "a", "[ 1 ]")]
    public void Finds(string json, string path, string expected) => Assert.Equal(expected, JsonPath.Parse(path).Find(json).Raw(json));

    [Theory]
    [InlineData("""{"a":1}""", "b")]
    [InlineData("""{"a":1}""", "a.b")]
    [InlineData("""{"a":1}""", "")]
    [InlineData("""{"a":1}""", "a.")]
    [InlineData("""{"a":[1]}""", "a[1]")]
    [InlineData("""{"a":[1]}""", "a[-1]")]
    [InlineData("""{"a":[1]}""", "a[x]")]
    [InlineData("""{"a":[1]}""", "a.[0]")]
    [InlineData("""{"a":{"b":1""", "a")]
    [InlineData("""{"a":"x""", "a")]
    [InlineData("""{"a":x}""", "a")]
    [InlineData("""{"a":}""", "a")]
    [InlineData("""{"a" 1}""", "a")]
    [InlineData("""[1,2]""", "a")]
    [InlineData("", "a")]
    [InlineData("plain text", "a")]
    [InlineData("""{"a\""", "a")]
    public void FindsNothing(string json, string path) => Assert.Equal("", JsonPath.Parse(path).Find(json).Raw(json));

    [Fact]
    public void HostileNestingIsHarmless()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", 200_000));
        Assert.Equal("", JsonPath.Parse("a.a.b").Find(json).Raw(json));
        Assert.Equal("", JsonPath.Parse("[0]").Find(new string('[', 200_000)).Raw(json));
    }
}
