using CrowdSec.Expr.Helpers.Texts;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Texts;

public sealed class GlobTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbbcd", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*ab", "aab", true)]
    [InlineData("a**b", "ab", true)]
    [InlineData("?", "é", false)]
    [InlineData("??", "é", true)]
    [InlineData("[a]", "a", false)]
    public void Matches(string pattern, string name, bool expected) => Assert.Equal(expected, Glob.IsMatch(pattern, name));

    [Fact]
    public void ManyStarsAreNoTrouble() =>
        Assert.False(Glob.IsMatch(string.Concat(Enumerable.Repeat("a*", 100)) + "b", new string('a', 5_000)));
}
