using CrowdSec.Patterns;
using CrowdSec.Patterns.Execution;
using Xunit;

namespace CrowdSec.Tests.Patterns;

/// <summary>Many threads build one automaton while they use it.</summary>
public sealed class ConcurrencyTests
{
    private const string Source = @"(?P<a>[a-c]+|\d+)(?:[ .](?P<b>\w*?)(?P<c>b+))?(?P<d>.*)$";

    [Fact]
    public void All_threads_find_the_same()
    {
        var generator = new PatternGenerator(21);
        var texts = Enumerable.Range(0, 3000).Select(_ => generator.Text(astral: true) + generator.Text(astral: true)).ToArray();
        for (var round = 0; round < 20; round++)
        {
            Assert.True(Pattern.TryCompile(Source, PatternOptions.None, out var pattern, out _));
            var expected = Array.ConvertAll(texts, text => Expected(pattern, text));
            Parallel.For(0, 8, worker =>
            {
                for (var i = 0; i < texts.Length; i++)
                {
                    var index = (i + (worker * 377)) % texts.Length;
                    Assert.Equal(expected[index], Actual(pattern, texts[index]));
                    Assert.Equal(expected[index] != "no", pattern.IsMatch(texts[index]));
                }
            });
        }
    }

    private static string Expected(Pattern pattern, string text)
    {
        long steps = 0;
        var groups = new int[pattern.GroupCount * 2];
        return new PikeMachine(pattern.Matcher.Program).Run(text, 0, anchored: false, groups, ref steps) ? string.Join(',', groups) : "no";
    }

    private static string Actual(Pattern pattern, string text)
    {
        var groups = new int[pattern.GroupCount * 2];
        return pattern.Match(text, groups) ? string.Join(',', groups) : "no";
    }
}
