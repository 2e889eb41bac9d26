using CrowdSec.Cli.Decisions;
using CrowdSec.Protocol.Decisions;
using Xunit;

namespace CrowdSec.Tests.Cli;

public sealed class DecisionDeduplicatorTests
{
    [Fact]
    public void What_says_the_same_is_taken_once()
    {
        var dedup = new DecisionDeduplicator();
        Decision[] different =
        [
            Of("ban", "Ip", "192.0.2.1"), Of("captcha", "Ip", "192.0.2.1"), Of("ban", "Range", "192.0.2.1"), Of("ban", "Ip", "192.0.2.2"), Of("ban", "Ip", "192.0.2.1", simulated: true),
            Of("ba", "nIp", "192.0.2.1"),
        ];
        Assert.All(different, d => Assert.True(dedup.Takes(d)));
        Assert.All(different, d => Assert.False(dedup.Takes(d)));
        Assert.Equal(different.Length, dedup.Skipped);
    }

    [Fact]
    public void What_is_over_counts_for_nothing()
    {
        var dedup = new DecisionDeduplicator();
        var over = Of("ban", "Ip", "192.0.2.1");
        over.Duration = "-1s";
        Assert.False(dedup.Takes(over));
        Assert.True(dedup.Takes(Of("ban", "Ip", "192.0.2.1")));
        Assert.Equal(0, dedup.Skipped);
    }

    [Fact]
    public void Many_different_ones_are_all_taken()
    {
        var dedup = new DecisionDeduplicator();
        Assert.All(Enumerable.Range(0, 100_000), i => Assert.True(dedup.Takes(Of("ban", "Ip", $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"))));
    }

    private static Decision Of(string type, string scope, string value, bool simulated = false) => new() { Duration = "1h", Type = type, Scope = scope, Value = value, Simulated = simulated };
}
