using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Tests.Patterns;

public sealed class LiteralSetTests
{
    /// <summary>Number of literals, and their shortest and longest length.</summary>
    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(5, 1, 4)]
    [InlineData(20, 2, 6)]
    [InlineData(60, 3, 5)]
    [InlineData(200, 3, 8)]
    [InlineData(200, 1, 8)]
    public void Answers_as_a_plain_loop_does(int count, int shortest, int longest)
    {
        var random = new Random(count);
        for (var round = 0; round < 40; round++)
        {
            var literals = Enumerable.Range(0, count).Select(_ => Word(random, shortest, longest)).ToArray();
            var set = new LiteralSet(literals);
            for (var k = 0; k < 60; k++)
            {
                Check(set, literals, Word(random, 0, 24));
            }
        }
    }

    [Fact]
    public void An_empty_literal_is_everywhere()
    {
        var set = new LiteralSet(["abc", ""]);
        Assert.True(set.AnyIn(""));
        Assert.True(set.AnySuffixOf("x"));
        Assert.True(set.AnyPrefixOf(""));
        Assert.Equal(1, set.FirstIn("xabc"));
        Assert.Equal(0, set.FirstIn("abc"));
    }

    [Fact]
    public void An_empty_set_is_nowhere()
    {
        var set = new LiteralSet([]);
        Assert.False(set.AnyIn("a"));
        Assert.False(set.AnySuffixOf(""));
        Assert.False(set.AnyPrefixOf("a"));
        Assert.Equal(-1, set.FirstIn("a"));
    }

    [Fact]
    public void Case_counts() => Assert.False(new LiteralSet([.. Enumerable.Range(0, 100).Select(i => $"Abc{i:D3}")]).AnyIn("xabc001"));

    private static void Check(LiteralSet set, string[] literals, string text)
    {
        Assert.Equal(literals.Any(literal => text.Contains(literal, StringComparison.Ordinal)), set.AnyIn(text));
        Assert.Equal(literals.Any(literal => text.EndsWith(literal, StringComparison.Ordinal)), set.AnySuffixOf(text));
        Assert.Equal(literals.Any(literal => text.StartsWith(literal, StringComparison.Ordinal)), set.AnyPrefixOf(text));
        var first = Enumerable.Range(0, text.Length + 1)
            .Select(place => Array.FindIndex(literals, literal => text.AsSpan(place).StartsWith(literal)))
            .FirstOrDefault(index => index >= 0, -1);
        Assert.True(first == set.FirstIn(text), $"{text} in {string.Join(',', literals)}: {first} is not {set.FirstIn(text)}");
    }

    private static string Word(Random random, int shortest, int longest) =>
        new([.. Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => "abcd"[random.Next(4)])]);
}
