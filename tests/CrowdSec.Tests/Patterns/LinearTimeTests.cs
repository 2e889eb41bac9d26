using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Tests.Patterns;

/// <summary>Patterns that ruin backtracking engines cost a bounded number of steps a character, and twice the text costs twice as much.</summary>
public sealed class LinearTimeTests
{
    private const int Length = 64 * 1024;

    /// <summary>Pattern, a unit the text repeats, the end of the text, and the most steps a character may cost.</summary>
    public static TheoryData<string, string, string, int> Evil => new()
    {
        { "(a*)*b?c", "a", "", 8 },
        { "(a|aa)+$", "a", "!", 8 },
        { "(x+x+)+y", "x", "", 8 },
        { ".*.*.*=.*", "x", "", 8 },
        { "(.*)*(.*)*(.*)*$.", "ab", "", 8 },
        { "([a-z0-9]+)*[@#]", "a", "", 8 },
        { "((((a+)+)+)+)+[!?]", "a", "", 8 },
        { "^(.*) (.*) (.*) (.*)[x-z]$", "a ", "", 8 },
        { "(\\w+\\s?)*[=-]", "xyz ", "", 8 },
        { "(?:(?:a{1,9}){1,9}){1,9}[bc]", "a", "", 8 },
        { "(?:a?){100}a{100}$", "a", "b", 220 },
        { "[ab]*a[ab]{13}[cd]", "abbabaab", "", 40 },
        { "(.*?,){30}[PQ]", "ab,", "", 400 },
        { "([a-c]+\\.)*[a-c]+@", "abc.", "", 8 },
        { "(?i)(é|ü|[^x])*x(a|b)*[cd]", "éaxb", "", 8 },
        { "(?m)^(\\s*\\S+)*\\s*;$", "ab\n", "", 40 },
        { "(a?|b)*?(c|d)(\\B|x)e", "ab", "", 8 },
    };

    [Theory]
    [MemberData(nameof(Evil))]
    public void Costs_a_bounded_number_of_steps_a_character(string source, string unit, string end, int limit)
    {
        var first = StepsPerCharacter(source, unit, end, Length);
        var second = StepsPerCharacter(source, unit, end, Length * 2);
        Assert.InRange(first, 0, limit);
        Assert.InRange(second, 0, Math.Max(limit / 4.0, first * 1.5));
    }

    private static double StepsPerCharacter(string source, string unit, string end, int length)
    {
        Assert.True(Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error), error?.ToString());
        var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length)) + end;
        long steps = 0;
        pattern.Matcher.IsMatch(text, ref steps);
        pattern.Matcher.Match(text, new int[pattern.GroupCount * 2], 0, ref steps);
        return steps / (double)text.Length;
    }
}
