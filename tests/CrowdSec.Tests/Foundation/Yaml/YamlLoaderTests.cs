using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.Foundation.Yaml;

public sealed class YamlLoaderTests
{
    private DiagnosticBag _findings = new();

    [Fact]
    public void Nodes_know_their_place()
    {
        var map = Assert.IsType<YamlMap>(Assert.Single(Load("a: 1\nb:\n  - x\n  - y: 'q'\n")));
        var list = Assert.IsType<YamlSequence>(map.Find("b"));
        Assert.Equal((1, 4), (map.Find("a")!.Line, map.Find("a")!.Column));
        Assert.Equal((4, 5), (list.Items[1].Line, list.Items[1].Column));
        Assert.Equal((4, 8), (((YamlMap)list.Items[1]).Find("y")!.Line, ((YamlMap)list.Items[1]).Find("y")!.Column));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("---\n", 1)]
    [InlineData("a: 1\n---\nb: 2\n", 2)]
    [InlineData("# only a comment\n", 0)]
    public void Documents_are_counted(string text, int count)
    {
        Assert.Equal(count, Load(text).Count);
        Assert.Empty(_findings);
    }

    [Theory]
    [InlineData("a: [1, 2", "f.yaml:2:1")]
    [InlineData("a: \"open\nb: 1", "f.yaml:1")]
    [InlineData("a: 1\n  b: 2\n", "f.yaml:2")]
    [InlineData("a: *nowhere\n", "f.yaml:1:4: error: bad yaml: unknown anchor 'nowhere'")]
    [InlineData("a: &a [*a]\n", "f.yaml:1:8: error: bad yaml: unknown anchor 'a'")]
    [InlineData("? [complex]\n: 1\n", "only scalars can be keys")]
    [InlineData("a: b: c\n", "f.yaml:1")]
    [InlineData("- a\nb: c\n", "f.yaml:2")]
    [InlineData("a: !!binary x\n%", "f.yaml:2")]
    public void Bad_text_is_an_error_with_its_place(string text, string expected)
    {
        Load(text);
        var finding = Assert.Single(_findings);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains(expected, finding.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("", finding.Hint);
    }

    [Fact]
    public void Duplicate_keys_are_all_reported_and_the_first_value_stays()
    {
        var map = (YamlMap)Load("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n")[0];
        Assert.Equal(["f.yaml:2:1: error: duplicate key 'a' (remove one of the two)", "f.yaml:3:11: error: duplicate key 'c' (remove one of the two)", "f.yaml:4:1: error: duplicate key 'a' (remove one of the two)"], _findings.Select(static f => f.ToString()));
        Assert.Equal("1", ((YamlScalar)map.Find("a")!).Text);
    }

    [Fact]
    public void Aliases_and_merges_mean_what_they_stand_for()
    {
        var map = (YamlMap)Load("base: &b {x: 1, y: 2}\nmine:\n  <<: *b\n  y: 3\nboth:\n  <<: [*b, {z: 4}]\nsame: *b\n")[0];
        Assert.Empty(_findings);
        Assert.Equal("y=3 x=1", Pairs(map.Find("mine")));
        Assert.Equal("x=1 y=2 z=4", Pairs(map.Find("both")));
        Assert.Equal("x=1 y=2", Pairs(map.Find("same")));
    }

    [Fact]
    public void An_alias_bomb_is_refused_before_it_goes_off()
    {
        var lines = Enumerable.Range(1, 30).Select(static i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        Load("a0: &a0 [x, x, x]\n" + string.Join('\n', lines));
        Assert.Contains("more than 500000 nodes", Assert.Single(_findings).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Nesting_is_bounded(int depth, bool fine)
    {
        Load(new string('[', depth) + new string(']', depth));
        Assert.Equal(fine, _findings.Count == 0);
        _findings = new DiagnosticBag();
        Load(string.Concat(Enumerable.Range(0, Math.Min(depth, 3000)).Select(static i => new string(' ', i) + "a:\n")));
        Assert.Equal(fine, _findings.Count == 0);
    }

    [Fact]
    public void Aliases_do_not_get_round_the_bound_on_nesting()
    {
        var chain = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 500).Select(static i => $"a{i}: &a{i} [*a{i - 1}]\n"));
        Load(chain);
        Assert.Contains("nested deeper than", Assert.Single(_findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_can_be_set()
    {
        YamlLoader.Load("[1, 2, 3, 4, 5]", "f.yaml", _findings, new YamlLimits(MaxNodes: 5));
        YamlLoader.Load("[1, 2, 3]", "f.yaml", _findings, new YamlLimits(MaxCharacters: 5));
        Assert.Equal(2, _findings.ErrorCount);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_errors()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(YamlLoader.LoadFile(folder.PathOf("nowhere.yaml"), _findings));
        Assert.Empty(YamlLoader.LoadFile(folder.Path, _findings));
        Assert.Equal(2, _findings.ErrorCount);
        Assert.All(_findings, static f => Assert.StartsWith("cannot read the file", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_an_end_is_not_read_to_its_end()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "SKIPPED: there is no /dev/zero here");
        Assert.Empty(YamlLoader.LoadFile("/dev/zero", _findings, new YamlLimits(MaxCharacters: 1000)));
        Assert.Contains("larger than 1000 characters", Assert.Single(_findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_text_the_loader_returns()
    {
        var random = new Random(99);
        const string Alphabet = "ab:-[]{}&*!|>'\"%@`,#?<~\n\n  \t01.";
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            Assert.NotNull(YamlLoader.Load(text, "f.yaml", new DiagnosticBag()));
        }
    }

    private static string Pairs(YamlNode? node) =>
        string.Join(' ', ((YamlMap)node!).Entries.Select(static e => $"{e.Key.Text}={((YamlScalar)e.Value).Text}"));

    private IReadOnlyList<YamlNode> Load(string text) => YamlLoader.Load(text, "f.yaml", _findings);
}
