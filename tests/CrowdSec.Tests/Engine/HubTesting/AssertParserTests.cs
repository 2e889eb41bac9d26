using CrowdSec.Engine.HubTesting.Asserts;
using Xunit;

namespace CrowdSec.Tests.Engine.HubTesting;

public sealed class AssertParserTests
{
    [Theory]
    [InlineData("""len(results) == 4""", "Length", "results", "4")]
    [InlineData("""len(results["s00-raw"]["a/b"]) == 1""", "Length", """results["s00-raw"]["a/b"]""", "1")]
    [InlineData("""results["s"]["p"][12].Success == true""", "Equals", """results["s"]["p"][12].Success""", "True")]
    [InlineData("""results["s"]["p"][0].Evt.Parsed["k"] == "a \"b\" \\ c\nd" """, "Equals", """results["s"]["p"][0].Evt.Parsed["k"]""", "a \"b\" \\ c\nd")]
    [InlineData("""results["s"]["p"][0].Evt.Meta["t"][4:] == "x" """, "Equals", """results["s"]["p"][0].Evt.Meta["t"][4:]""", "x")]
    [InlineData("""basename(results["s"]["p"][0].Evt.Meta["datasource_path"]) == "f.log" """, "Basename", """results["s"]["p"][0].Evt.Meta["datasource_path"]""", "f.log")]
    [InlineData("""FloatApproxEqual(results["s"]["p"][0].Evt.Unmarshaled["n"], -0.5)""", "Approximately", """results["s"]["p"][0].Evt.Unmarshaled["n"]""", "-0.5")]
    [InlineData("""results[0].Overflow.Alert.Events[1].GetMeta("k") == 'v'""", "Equals", """results[0].Overflow.Alert.Events[1].GetMeta("k")""", "v")]
    [InlineData(""" "1.2.3.4" in results[0].Overflow.GetSources()""", "Contains", "results[0].Overflow.GetSources()", "1.2.3.4")]
    public void Takes_generated_assertions_apart(string line, string form, string path, string expected)
    {
        var parsed = AssertParser.TryParse(line);
        Assert.NotNull(parsed);
        Assert.Equal((form, path), (parsed.Form.ToString(), parsed.Path.Text));
        Assert.Equal(expected, Convert.ToString(parsed.Expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("results")]
    [InlineData("1 == 1")]
    [InlineData("len(results) > 3")]
    [InlineData("len(results) == 4 and true")]
    [InlineData("resultsx == 4")]
    [InlineData("results[\"s\"")]
    [InlineData("results[0].Overflow.Alert.Events[0].GetMeta(key) == \"x\"")]
    [InlineData("results[0].X == \"unterminated")]
    [InlineData("results[0].X == \"\\x41\"")]
    [InlineData("FloatApproxEqual(results[0], \"x\")")]
    public void Leaves_everything_else_to_the_language(string line) => Assert.Null(AssertParser.TryParse(line));
}
