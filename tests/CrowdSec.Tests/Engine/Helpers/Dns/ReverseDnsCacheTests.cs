using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Helpers.Dns;

public sealed class ReverseDnsCacheTests
{
    private readonly FakeResolver _resolver = new() { Names = { ["192.0.2.1"] = ["host.example."] } };
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void AnswersAreRememberedForAWhile()
    {
        var cache = new ReverseDnsCache(_resolver, _clock, new ReverseDnsOptions());
        Assert.Equal(["host.example."], cache.Lookup(Ip("192.0.2.1")));
        Assert.Equal(["host.example."], cache.Lookup(Ip("192.0.2.1")));
        Assert.Empty(cache.Lookup(Ip("192.0.2.2")));
        Assert.Equal(2, _resolver.Questions);
        _clock.Advance(TimeSpan.FromMinutes(6));
        cache.Lookup(Ip("192.0.2.1"));
        cache.Lookup(Ip("192.0.2.2"));
        Assert.Equal(3, _resolver.Questions);
        _clock.Advance(TimeSpan.FromMinutes(55));
        cache.Lookup(Ip("192.0.2.1"));
        Assert.Equal(4, _resolver.Questions);
    }

    [Fact]
    public async Task EqualQuestionsAreAskedOnce()
    {
        _resolver.Gate = new TaskCompletionSource();
        var cache = new ReverseDnsCache(_resolver, _clock, new ReverseDnsOptions());
        var lookups = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() => cache.Lookup(Ip("192.0.2.1")), TaskCreationOptions.LongRunning)).ToArray();
        while (_resolver.Questions == 0)
        {
            await Task.Yield();
        }

        _resolver.Gate.SetResult();
        foreach (var names in await Task.WhenAll(lookups))
        {
            Assert.Equal(["host.example."], names);
        }

        Assert.Equal(1, _resolver.Questions);
    }

    [Fact]
    public void SlowAnswersCountAsNone()
    {
        _resolver.Gate = new TaskCompletionSource();
        var cache = new ReverseDnsCache(_resolver, TimeProvider.System, new ReverseDnsOptions { Timeout = new GoDuration(10 * GoDuration.Millisecond) });
        Assert.Empty(cache.Lookup(Ip("192.0.2.1")));
        Assert.Empty(cache.Lookup(Ip("192.0.2.1")));
        Assert.Equal(1, _resolver.Questions);
    }

    [Fact]
    public void AServiceThatDoesNotAnswerIsLeftAlone()
    {
        _resolver.Gate = new TaskCompletionSource();
        var options = new ReverseDnsOptions { Timeout = new GoDuration(5 * GoDuration.Millisecond), TimeoutsBeforePause = 3 };
        var cache = new ReverseDnsCache(_resolver, TimeProvider.System, options);
        for (var last = 1; last <= 20; last++)
        {
            Assert.Empty(cache.Lookup(Ip($"192.0.2.{last}")));
        }

        Assert.Equal(3, _resolver.Questions);
    }

    [Fact]
    public void SizeIsBounded()
    {
        var cache = new ReverseDnsCache(_resolver, _clock, new ReverseDnsOptions { Size = 2 });
        foreach (var last in (int[])[1, 2, 3, 1])
        {
            cache.Lookup(Ip($"192.0.2.{last}"));
        }

        Assert.Equal(4, _resolver.Questions);
    }

    private static IpAddr Ip(string text) => IpAddr.TryParse(text, out var address) ? address : throw new FormatException(text);
}
