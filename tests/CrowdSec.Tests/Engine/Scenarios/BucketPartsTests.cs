using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Scenarios;

public sealed class BucketPartsTests
{
    [Theory]
    [InlineData(-1, 100, 100)]
    [InlineData(0, 10, 1)]
    [InlineData(1, 10, 2)]
    [InlineData(5, 3, 3)]
    [InlineData(5, 6, 6)]
    [InlineData(5, 7, 6)]
    [InlineData(40, 1000, 41)]
    public void A_queue_keeps_the_newest_one_more_than_its_limit(int limit, int added, int kept)
    {
        var queue = default(EventQueue);
        var dropped = new List<object>();
        for (var i = 0; i < added; i++)
        {
            if (queue.Add(i, limit) is { } gone)
            {
                dropped.Add(gone);
            }
        }

        Assert.Equal(Enumerable.Range(added - kept, kept).Cast<object>(), Enumerable.Range(0, queue.Count).Select(i => queue[i]));
        Assert.Equal(Enumerable.Range(0, added - kept).Cast<object>(), dropped);
    }

    [Fact]
    public void A_distinct_set_knows_its_values_at_every_size()
    {
        var set = default(DistinctSet);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(set.Add($"v{i}"));
            Assert.Equal(i + 1, set.Count);
            Assert.All(Enumerable.Range(0, i + 1), known => Assert.False(set.Add($"v{known}")));
            Assert.Equal(Enumerable.Range(0, i + 1).Select(static v => $"v{v}").Order(), set.Values.Order());
        }

        Assert.True(set.Add(""));
        Assert.False(set.Add(""));
    }

    [Fact]
    public void A_blackhole_forgets_what_is_over_and_then_what_ends_first()
    {
        var hole = new Blackhole();
        var minute = new GoDuration(60_000_000_000);
        for (var i = 0; i < 300_000; i++)
        {
            Assert.True(hole.TryEnter($"p{i}", GoTime.FromUnix(i / 10_000), minute));
            Assert.InRange(hole.Count, 1, Blackhole.MaxEntries + 1);
        }

        Assert.False(hole.TryEnter("p299999", GoTime.FromUnix(30), minute));
        Assert.True(hole.TryEnter("p0", GoTime.FromUnix(30), minute));
        Assert.True(hole.TryEnter("p299999", GoTime.FromUnix(29 + 60), minute));
    }
}
