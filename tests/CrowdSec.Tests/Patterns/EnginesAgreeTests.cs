using CrowdSec.Patterns;
using CrowdSec.Patterns.Automata;
using CrowdSec.Patterns.Execution;
using Xunit;

namespace CrowdSec.Tests.Patterns;

/// <summary>All engines give the answer of the simplest one, the Pike machine.</summary>
public sealed class EnginesAgreeTests
{
    private const int PatternsPerSeed = 1500;
    private const int TextsPerPattern = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void On_random_patterns(int seed)
    {
        var generator = new PatternGenerator(seed);
        for (var i = 0; i < PatternsPerSeed; i++)
        {
            var source = generator.Pattern();
            Assert.True(Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error), $"{source}: {error}");
            var bounds = new Automaton(pattern.Matcher.Program, AutomatonShape.Bounds(pattern.Matcher.Program));
            for (var k = 0; k < TextsPerPattern; k++)
            {
                var text = generator.Text(astral: true);
                Check(pattern, bounds, text, StartIn(text, generator));
            }
        }
    }

    private static int StartIn(string text, PatternGenerator generator)
    {
        var start = generator.Next(3) == 0 ? generator.Next(text.Length + 1) : 0;
        return start < text.Length && char.IsLowSurrogate(text[start]) ? 0 : start;
    }

    private static void Check(Pattern pattern, Automaton bounds, string text, int start)
    {
        long steps = 0;
        var expected = new int[pattern.GroupCount * 2];
        var matches = new PikeMachine(pattern.Matcher.Program).Run(text, start, anchored: false, expected, ref steps);
        var actual = new int[pattern.GroupCount * 2];
        var context = $"{pattern.Source} on <{text}> from {start}";
        Assert.True(matches == pattern.Match(text, actual, start), context);
        Span<int> first = [-1];
        Assert.True((bounds.Run(text, start, first, out var end, ref steps) == Outcome.Yes) == matches, context);
        if (matches)
        {
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"{context}: {string.Join(',', expected)} is not {string.Join(',', actual)}");
            Assert.True(first[0] == expected[0] && end == expected[1], context);
        }

        Assert.True(start > 0 || pattern.IsMatch(text) == matches, context);
    }
}
