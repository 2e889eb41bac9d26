using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Tests.Patterns;

public sealed class PatternSetTests
{
    [Theory]
    [InlineData(31, false)]
    [InlineData(32, false)]
    [InlineData(33, true)]
    public void Answers_as_its_patterns_do_one_by_one(int seed, bool withoutLiterals)
    {
        var generator = new PatternGenerator(seed);
        for (var round = 0; round < 60; round++)
        {
            var patterns = Enumerable.Range(0, 25).Select(i => Compile(Source(generator, withoutLiterals || i % 5 == 0))).ToArray();
            var set = new PatternSet(patterns);
            for (var k = 0; k < 50; k++)
            {
                var text = generator.Text(astral: true) + Word(generator) + generator.Text(astral: false) + Word(generator);
                var expected = Array.FindIndex(patterns, pattern => pattern.IsMatch(text));
                Assert.True(expected == set.FirstMatch(text), $"{text}: {expected} is not {set.FirstMatch(text)}");
                Assert.Equal(expected >= 0, set.IsMatch(text));
            }
        }
    }

    [Fact]
    public void Sees_letters_that_fold_to_ascii()
    {
        var set = new PatternSet([Compile("abc"), Compile("(?i)masks"), Compile("xyz")]);
        Assert.Equal(1, set.FirstMatch("MAS\u212A\u017F"));
        Assert.True(set.IsMatch("MAS\u212A\u017F"));
        Assert.Equal(-1, set.FirstMatch("MAS\u212A"));
    }

    [Fact]
    public void An_empty_set_matches_nothing()
    {
        var set = new PatternSet([]);
        Assert.False(set.IsMatch("a"));
        Assert.Equal(-1, set.FirstMatch(""));
    }

    private static string Source(PatternGenerator generator, bool withoutLiterals) =>
        withoutLiterals ? generator.Pattern() : $"{(generator.Next(3) == 0 ? "(?i)" : "")}{(generator.Next(2) == 0 ? "\\b" : "")}{Word(generator)}{Word(generator)}(?:{generator.PlainPattern()})";

    private static string Word(PatternGenerator generator) => new[] { "abc", "bab", "bot", "Bot", "crawl", "spi", "der", "aab" }[generator.Next(8)];

    private static Pattern Compile(string source)
    {
        Assert.True(Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error), $"{source}: {error}");
        return pattern;
    }
}
