using System.Text.RegularExpressions;
using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Tests.Patterns;

/// <summary>Where a backtracking engine and RE2 mean the same, we find what the runtime's engine finds, groups included.</summary>
public sealed class BacktrackingAgreesTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void On_plain_patterns(int seed)
    {
        var generator = new PatternGenerator(seed);
        for (var i = 0; i < 1500; i++)
        {
            var source = generator.PlainPattern();
            Assert.True(Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error), $"{source}: {error}");
            var regex = new Regex(source, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));
            for (var k = 0; k < 10; k++)
            {
                var text = generator.Text(astral: false);
                Assert.Equal($"{source} on {text}: {Expected(regex, text)}", $"{source} on {text}: {Actual(pattern, text)}");
            }
        }
    }

    private static string Expected(Regex regex, string text)
    {
        var match = regex.Match(text);
        return match.Success
            ? string.Join(' ', match.Groups.Cast<Group>().Select(group => group.Success ? $"{group.Index}-{group.Index + group.Length}" : "?"))
            : "no";
    }

    private static string Actual(Pattern pattern, string text)
    {
        var groups = new int[pattern.GroupCount * 2];
        return pattern.Match(text, groups)
            ? string.Join(' ', Enumerable.Range(0, pattern.GroupCount).Select(g => groups[2 * g] < 0 ? "?" : $"{groups[2 * g]}-{groups[(2 * g) + 1]}"))
            : "no";
    }
}
