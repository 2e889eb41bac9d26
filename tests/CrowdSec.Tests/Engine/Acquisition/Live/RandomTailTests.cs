using System.Globalization;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>Numbered lines, with rotations of all kinds, restarts and sudden deaths at random: each line arrives once, in order.</summary>
public sealed class RandomTailTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Each_line_arrives_exactly_once_and_in_order(int seed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files cannot be renamed and deleted that way on Windows");
        await using var story = new RandomTailStory(seed);
        await story.RunAsync(120);
        foreach (var log in RandomTailStory.Logs)
        {
            var expected = Enumerable.Range(0, story.Written(log)).Select(i => $"{log}:{i.ToString(CultureInfo.InvariantCulture)}");
            Assert.True(expected.SequenceEqual(story.Arrived(log)), story.Report());
        }
    }
}
