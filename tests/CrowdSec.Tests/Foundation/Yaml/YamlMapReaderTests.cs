using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.Foundation.Yaml;

public sealed class YamlMapReaderTests
{
    private readonly DiagnosticBag _findings = new();

    [Fact]
    public void Values_are_read_by_type()
    {
        var reader = Reader("s: text\nn: 12\nd: 1.5\nb: true\nt: 1h30m\nl: [a, 2, ~]\nm: {x: 1}\nc: [{x: 1}, {x: 2}]\n");
        Assert.Equal("text", reader.String("s"));
        Assert.Equal("12", reader.String("n"));
        Assert.Equal(12, reader.Long("n"));
        Assert.Equal(1.5, reader.Double("d"));
        Assert.True(reader.Bool("b"));
        Assert.Equal(new GoDuration(5_400_000_000_000), reader.Duration("t"));
        Assert.Equal(["a", "2", ""], reader.Strings("l"));
        Assert.Equal(1, reader.Child("m")!.Long("x"));
        Assert.Equal([1L, 2L], reader.Children("c").Select(static c => c.Long("x")));
        reader.Finish();
        Assert.Empty(_findings);
    }

    [Fact]
    public void What_is_absent_or_null_is_the_fallback()
    {
        var reader = Reader("n: ~\n");
        Assert.Equal("x", reader.String("n", "x"));
        Assert.Equal(7, reader.Long("n", 7));
        Assert.True(reader.Bool("absent", true));
        Assert.Null(reader.Child("absent"));
        Assert.Empty(reader.Children("n"));
        Assert.Empty(reader.Strings("absent"));
        Assert.Empty(_findings);
    }

    [Fact]
    public void Wrong_types_are_errors_with_place_and_remedy()
    {
        var reader = Reader("s: [a]\nn: many\nb: 3\nt: 10\nl: text\nm: [x]\nc: [x]\nk: {a: [{}]}\n");
        reader.String("s");
        reader.Long("n");
        reader.Bool("b");
        reader.Duration("t");
        reader.Strings("l");
        reader.Child("m");
        reader.Children("c");
        reader.Child("k")!.Strings("a");
        Assert.Equal(
            [
                "f:1:4: error: 's' is a sequence (it must be a string)",
                "f:2:4: error: 'n' is 'many' (it must be a whole number)",
                "f:3:4: error: 'b' is '3' (it must be true or false)",
                "f:4:4: error: 't' is '10' (it must be a duration such as '10s', '5m' or '1h30m')",
                "f:5:4: error: 'l' is a scalar (it must be a list of strings)",
                "f:6:4: error: 'm' is a sequence (it must be a mapping)",
                "f:7:5: error: 'c' is a scalar (it must be a list of mappings)",
                "f:8:9: error: 'a' is a mapping (it must be a list of strings)",
            ],
            _findings.Select(static f => f.ToString()));
    }

    [Fact]
    public void A_value_that_could_not_be_read_is_not_reported_twice()
    {
        var reader = Reader("n: many\nfine: 3\n");
        reader.Long("n");
        reader.Error("n", "n is 0", "n must be positive");
        reader.Warning("n", "n is odd");
        reader.Error("fine", "fine is 3");
        reader.Error("absent", "there is no absent");
        Assert.Equal(["f:1:4", "f:2:7", "f:1:1"], _findings.Select(static f => $"{f.File}:{f.Line}:{f.Column}"));
    }

    [Fact]
    public void Keys_that_nobody_asked_for_are_errors_with_a_suggestion()
    {
        var reader = Reader("filter: x\nfliter: y\nstrange: z\nold: 1\n");
        reader.String("filter");
        reader.Ignore("old");
        reader.Finish();
        Assert.Equal(
            ["f:2:1: error: unknown key 'fliter' (did you mean 'filter'?)", "f:3:1: error: unknown key 'strange' (known keys here: filter, old)"],
            _findings.Select(static f => f.ToString()));
    }

    private YamlMapReader Reader(string text)
    {
        var map = (YamlMap)YamlLoader.Load(text, "f", _findings)[0];
        Assert.Empty(_findings);
        return new YamlMapReader(map, "f", _findings);
    }
}
