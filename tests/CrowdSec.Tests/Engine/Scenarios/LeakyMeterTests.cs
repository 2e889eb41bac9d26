using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Scenarios;

public sealed class LeakyMeterTests
{
    private static readonly GoDuration TenSeconds = new(10_000_000_000);

    [Theory]
    [InlineData(1.0, 0, true, 0.0)]
    [InlineData(0.0, 10_000_000_000, true, 0.0)]
    [InlineData(0.0, 9_999_999_999, false, 0.0)]
    [InlineData(0.5, 5_000_000_000, true, 0.0)]
    [InlineData(0.5, 4_999_999_999, false, 0.5)]
    [InlineData(2.0, 1_000_000_000_000, true, 2.0)]
    [InlineData(1.5, -60_000_000_000, true, 0.5)]
    [InlineData(0.5, -60_000_000_000, false, 0.5)]
    public void A_token_is_taken_when_there_is_one(double before, long nanoseconds, bool taken, double after)
    {
        var tokens = before;
        Assert.Equal(taken, LeakyMeter.TryTake(ref tokens, new GoDuration(nanoseconds), capacity: 3, TenSeconds));
        Assert.Equal(after, tokens, 9);
    }

    [Theory]
    [InlineData(0.9e-10, true)]
    [InlineData(1.1e-10, false)]
    public void A_deficit_that_a_nanosecond_makes_up_is_rounding(double deficit, bool taken)
    {
        var tokens = 1 - deficit;
        Assert.Equal(taken, LeakyMeter.TryTake(ref tokens, GoDuration.Zero, capacity: 3, TenSeconds));
    }

    [Fact]
    public void Tokens_may_go_a_rounding_error_below_zero_and_pay_it_back()
    {
        var tokens = 1 - 0.9e-10;
        Assert.True(LeakyMeter.TryTake(ref tokens, GoDuration.Zero, capacity: 3, TenSeconds));
        Assert.True(tokens < 0);
        Assert.True(LeakyMeter.TryTake(ref tokens, TenSeconds, capacity: 3, TenSeconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Events_as_fast_as_the_leak_never_overflow(int capacity)
    {
        var third = new GoDuration(333_333_334);
        var tokens = (double)capacity;
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(LeakyMeter.TryTake(ref tokens, third, capacity, new GoDuration(333_333_333)));
        }
    }
}
