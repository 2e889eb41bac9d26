using CrowdSec.Engine.Helpers.Stash;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Helpers.Stash;

public sealed class StashCachesTests
{
    private static readonly GoDuration Minute = new(GoDuration.Minute);

    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void ValuesLiveForAWhile()
    {
        var caches = new StashCaches(_clock);
        caches.Declare("names", 10, Minute, "LRU");
        Assert.True(caches.Set("names", "a", "1"));
        Assert.True(caches.Set("names", "b", "2", new GoDuration(GoDuration.Hour)));
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("", Get(caches, "a"));
        Assert.Equal("2", Get(caches, "b"));
        Assert.Equal(("names", "LRU", 1), Assert.Single(caches.Sizes));
        Assert.False(caches.Set("other", "a", "1"));
        Assert.False(caches.TryGet("other", "a", out _));
    }

    [Fact]
    public void EqualNamesShareWritesAndTheFirstAnswers()
    {
        var caches = new StashCaches(_clock);
        caches.Declare("names", 1, Minute, "LRU");
        caches.Declare("names", 10, Minute, "LFU");
        caches.Set("names", "a", "1");
        caches.Set("names", "b", "2");
        Assert.Equal("", Get(caches, "a"));
        Assert.Equal([1, 2], caches.Sizes.Select(static s => s.Count));
    }

    [Fact]
    public void LeastRecentlyUsedGoes()
    {
        var cache = new StashCache(2, Minute, "", _clock);
        cache.Set("a", "1", null);
        cache.Set("b", "2", null);
        cache.Get("a");
        cache.Set("c", "3", null);
        Assert.Equal(("1", null, "3"), (cache.Get("a"), cache.Get("b"), cache.Get("c")));
    }

    [Fact]
    public void LeastFrequentlyUsedGoes()
    {
        var cache = new StashCache(2, Minute, "lfu", _clock);
        cache.Set("a", "1", null);
        cache.Set("b", "2", null);
        cache.Get("a");
        cache.Get("a");
        cache.Get("b");
        cache.Set("c", "3", null);
        cache.Set("d", "4", null);
        Assert.Equal(("1", null, null, "4"), (cache.Get("a"), cache.Get("b"), cache.Get("c"), cache.Get("d")));
    }

    [Fact]
    public void AdaptiveCachesKeepWhatIsUsedTwiceThroughAScan()
    {
        var cache = new StashCache(4, Minute, "ARC", _clock);
        cache.Set("a", "1", null);
        cache.Get("a");
        for (var i = 0; i < 100; i++)
        {
            cache.Set($"scan {i}", "x", null);
        }

        Assert.Equal("1", cache.Get("a"));
    }

    [Theory]
    [InlineData("LRU")]
    [InlineData("LFU")]
    [InlineData("ARC")]
    public void SizesAreBoundedWhateverHappens(string strategy)
    {
        var cache = new StashCache(16, Minute, strategy, _clock);
        var random = new Random(9);
        for (var i = 0; i < 20_000; i++)
        {
            var key = $"key {random.Next(60)}";
            if (random.Next(2) == 0)
            {
                cache.Set(key, "v", null);
                Assert.Equal("v", cache.Get(key));
            }
            else
            {
                cache.Get(key);
            }

            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(2_000)));
            Assert.InRange(cache.Count, 0, 16);
        }
    }

    private static string Get(StashCaches caches, string key) => caches.TryGet("names", key, out var value) ? value : "none";
}
