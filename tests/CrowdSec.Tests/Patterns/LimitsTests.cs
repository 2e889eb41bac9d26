using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Tests.Patterns;

/// <summary>Any input is read or refused; none brings the process down.</summary>
public sealed class LimitsTests
{
    [Theory]
    [InlineData("(", ")", "nests too deeply")]
    [InlineData("(?:a|", ")", "nests too deeply")]
    [InlineData("a", "*(?i)", "nests too deeply")]
    public void Deep_nesting_is_an_error(string open, string close, string message)
    {
        var source = string.Concat(Enumerable.Repeat(open, 5000)) + string.Concat(Enumerable.Repeat(close, 5000));
        Assert.Contains(message, Refused(source), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_within_the_limit_works()
    {
        var source = string.Concat(Enumerable.Repeat("(?:", 900)) + "a" + new string(')', 900);
        Assert.True(Pattern.TryCompile(source, PatternOptions.None, out var pattern, out _));
        Assert.True(pattern.IsMatch("xa"));
    }

    [Fact]
    public void A_program_that_grows_too_large_is_an_error() =>
        Assert.Contains("too large", Refused(string.Concat(Enumerable.Repeat("(?:abcdefghij){1000}", 20))), StringComparison.Ordinal);

    [Fact]
    public void Too_many_groups_are_an_error() =>
        Assert.Contains("too large", Refused(string.Concat(Enumerable.Repeat("(a)", 20_000))), StringComparison.Ordinal);

    [Fact]
    public void A_source_that_is_too_long_is_an_error() =>
        Assert.Contains("too large", Refused(new string('a', Pattern.MaxSourceLength + 1)), StringComparison.Ordinal);

    [Fact]
    public void Thousands_of_kinds_of_characters_work_without_tables()
    {
        var source = "[xy](?:" + string.Join('|', Enumerable.Range(0x4E00, 3000).Select(c => $"{(char)c}{(char)(c + 1)}")) + ")+";
        Assert.True(Pattern.TryCompile(source, PatternOptions.None, out var pattern, out _));
        Assert.Null(pattern.Matcher.Program.Symbols);
        var groups = new int[2];
        Assert.True(pattern.Match("ay\u4E00\u4E01\u4E05\u4E06z", groups));
        Assert.Equal([1, 6], groups);
        Assert.False(pattern.IsMatch("ay\u4E00\u4E02"));
    }

    [Fact]
    public void Any_characters_make_a_pattern_or_an_error()
    {
        const string Alphabet = "ab01()[]{}*+?|^$.\\-:<>=!PpQEdDwWsSbBAzxUimnLu,\u00e9\ud83d\ude00";
        var random = new Random(5);
        for (var i = 0; i < 50_000; i++)
        {
            var source = new string([.. Enumerable.Range(0, random.Next(1, 16)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            if (Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error))
            {
                pattern.IsMatch("ab01\ud83d");
            }
            else
            {
                Assert.InRange(error.Offset, 0, source.Length);
                Assert.NotEmpty(error.Message);
            }
        }
    }

    private static string Refused(string source)
    {
        Assert.False(Pattern.TryCompile(source, PatternOptions.None, out _, out var error));
        return error.Message;
    }
}
