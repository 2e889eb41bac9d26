using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.Foundation.Yaml;

public sealed class YamlWriterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("12")]
    [InlineData("1e5")]
    [InlineData("0x1f")]
    [InlineData("1_0")]
    [InlineData(".5")]
    [InlineData("2024-01-01T00:00:00Z")]
    [InlineData("- dash")]
    [InlineData("-")]
    [InlineData("? q")]
    [InlineData("a: b")]
    [InlineData("a:")]
    [InlineData("a #b")]
    [InlineData("#a")]
    [InlineData(" lead")]
    [InlineData("trail ")]
    [InlineData("it's")]
    [InlineData("\"quoted\"")]
    [InlineData("'")]
    [InlineData("*a")]
    [InlineData("&a")]
    [InlineData("!t")]
    [InlineData("%d")]
    [InlineData("@x")]
    [InlineData("`x")]
    [InlineData("[x")]
    [InlineData("{x")]
    [InlineData("|")]
    [InlineData(">")]
    [InlineData("two\nlines")]
    [InlineData("two\nlines\n")]
    [InlineData("two\nlines\n\n")]
    [InlineData("\nleading")]
    [InlineData("  indented\nthen not")]
    [InlineData("blank\n\nbetween")]
    [InlineData("trail \nin the middle")]
    [InlineData("tab\tinside")]
    [InlineData("nul\0bell\a\u001b[0m\u0085\u2028")]
    [InlineData("crlf\r\n")]
    [InlineData("日本 é \U0001F600")]
    [InlineData("--- x")]
    [InlineData("...")]
    [InlineData("a: |\n  b")]
    public void Texts_come_back_as_they_were(string text)
    {
        var tree = Pairs(("k", text), ("list", new object?[] { text, Pairs(("inner", text), ("more", 1L)) }), (text.Length == 0 ? "empty" : text, "value"));
        var written = YamlWriter.ToText(tree);
        var findings = new DiagnosticBag();
        var read = (YamlMap)Assert.Single(YamlLoader.Load(written, "f", findings));
        Assert.Empty(findings);
        Assert.Equal(text, Value(read.Find("k")));
        var list = (YamlSequence)read.Find("list")!;
        Assert.Equal(text, Value(list.Items[0]));
        Assert.Equal(text, Value(((YamlMap)list.Items[1]).Find("inner")));
        Assert.Equal("value", Value(read.Entries[^1].Value));
        Assert.Equal(text.Length == 0 ? "empty" : text, read.Entries[^1].Key.Text);
    }

    [Fact]
    public void Random_texts_come_back_as_they_were()
    {
        var random = new Random(3);
        const string Alphabet = "ab:-[]{}&*!|>'\"%@`,#?~\n\n  \t01.\\\r\0";
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var written = YamlWriter.ToText(Pairs(("k", new object?[] { text, text }), ("l", text)));
            var findings = new DiagnosticBag();
            var read = YamlLoader.Load(written, "f", findings);
            Assert.True(findings.Count == 0 && Value(((YamlMap)read[0]).Find("l")) as string == text, $"{text.Replace("\n", "\\n", StringComparison.Ordinal)} became\n{written}");
        }
    }

    [Fact]
    public void Values_keep_their_types()
    {
        var written = YamlWriter.ToText(Pairs(("z", null), ("t", true), ("i", -5L), ("d", 1.5), ("nan", double.NaN), ("e", new object?[0]), ("m", Pairs())));
        Assert.Equal("z: null\nt: true\ni: -5\nd: 1.5\nnan: .nan\ne: []\nm: {}\n", written);
    }

    private static List<KeyValuePair<string, object?>> Pairs(params (string Key, object? Value)[] pairs) =>
        [.. pairs.Select(static p => KeyValuePair.Create(p.Key, p.Value))];

    private static object? Value(YamlNode? node) => (node as YamlScalar)?.Resolve();
}
