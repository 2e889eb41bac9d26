using CrowdSec.Expr.Helpers.Json;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Json;

public sealed class JsonDecoderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\\u00e9\\ud83d\\ude00\\\"/\"")]
    [InlineData("-0.5")]
    [InlineData("[1,2.5,\"a\",[null,false],{\"b\":{\"c\":[]}}]")]
    [InlineData("1e-7")]
    [InlineData("1e+21")]
    public void ReadsAndWritesBack(string json)
    {
        Assert.True(JsonDecoder.TryDecode(" " + json + "\n", out var value));
        Assert.True(JsonWriter.TryWrite(value, out var text));
        Assert.True(JsonDecoder.TryDecode(text, out var again));
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nul")]
    [InlineData("truex")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\"}")]
    [InlineData("\"a")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("'a'")]
    [InlineData("1 1")]
    public void RefusesOtherText(string json) => Assert.False(JsonDecoder.TryDecode(json, out _));

    [Fact]
    public void LastOfEqualKeysWins()
    {
        Assert.True(JsonDecoder.TryDecode("{\"a\":1,\"a\":2}", out var value));
        Assert.Equal(2.0, Assert.IsType<Dictionary<string, object?>>(value)["a"]);
    }

    [Fact]
    public void HalfSurrogatesAreReplaced()
    {
        Assert.True(JsonDecoder.TryDecode("\"\\ud800x\\udc00\"", out var value));
        Assert.Equal("\ufffdx\ufffd", value);
    }

    [Fact]
    public void DepthIsBounded()
    {
        Assert.False(JsonDecoder.TryDecode(new string('[', 100_000) + new string(']', 100_000), out _));
        Assert.True(JsonDecoder.TryDecode(new string('[', 500) + new string(']', 500), out _));
    }

    [Fact]
    public void WritesSortedKeysAndSafeText()
    {
        var value = new Dictionary<string, object?> { ["b"] = new object?[] { 1L, 2.5, null, true }, ["a"] = "<&>\u2028\u0001\t\"" };
        Assert.True(JsonWriter.TryWrite(value, out var text));
        Assert.Equal("""{"a":"\u003c\u0026\u003e\u2028\u0001\t\"","b":[1,2.5,null,true]}""", text);
    }

    [Fact]
    public void DoesNotWriteWhatHasNoForm()
    {
        Assert.False(JsonWriter.TryWrite(double.NaN, out _));
        Assert.False(JsonWriter.TryWrite(new object(), out _));
    }
}
