using CrowdSec.Expr.Helpers.KeyValues;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.KeyValues;

public sealed class KeyValueTests
{
    [Theory]
    [InlineData("a=1 b=2", "a:1|b:2")]
    [InlineData("time=now msg=\"x y\" end", "time:now|msg:x y")]
    [InlineData("a=\"q \\\" r\" b=", "a:q \\\" r|b:")]
    [InlineData("a=b=c", "a:b")]
    [InlineData("a==c d=1", "a:|d:1")]
    [InlineData("a=\"open b=2", "a:\"open|b:2")]
    [InlineData("a= b=2", "a:|b:2")]
    [InlineData("<13>k=v", "<13>k:v")]
    [InlineData("=x", "")]
    [InlineData("none at all", "")]
    [InlineData("", "")]
    public void ReadsPairs(string line, string expected) => Assert.Equal(expected, Text(KeyValueReader.Read(line)));

    [Theory]
    [InlineData("a=1 b=2", "a:1|b:2")]
    [InlineData("msg=not found here code=404", "msg:not found here|code:404")]
    [InlineData("a=\"x b=1 y\" c=2", "a:x b=1 y|c:2")]
    [InlineData("a=\"q \\\" b=1\" c=\"x\\\\y\"", "a:q \" b=1|c:x\\y")]
    [InlineData("a=\"open", "a:open")]
    [InlineData("12a.b-c=1", "a.b-c:1")]
    [InlineData("a=b=c", "a:|b:c")]
    [InlineData("", "")]
    public void ReadsLaxPairs(string line, string expected) => Assert.Equal(expected, Text(LaxKeyValueReader.Read(line)));

    [Fact]
    public void WritesIntoTheTarget()
    {
        var target = new Dictionary<string, object?> { ["other"] = 1L };
        var parse = KeyValueFunctions.All.Single(static f => f.Name == "ParseKV").Body;
        parse.DynamicInvoke("a=1", target, "kv");
        parse.DynamicInvoke("b=2", target, "kv");
        var map = Assert.IsType<Dictionary<string, string>>(target["kv"]);
        Assert.Equal(["a=1", "b=2"], map.Select(static p => $"{p.Key}={p.Value}").Order());
        Assert.ThrowsAny<Exception>(() => parse.DynamicInvoke("a=1", target, "other"));
        Assert.ThrowsAny<Exception>(() => parse.DynamicInvoke("nothing", target, "kv"));
    }

    private static string Text(List<KeyValuePair<string, string>> pairs) => string.Join('|', pairs.Select(static p => $"{p.Key}:{p.Value}"));
}
