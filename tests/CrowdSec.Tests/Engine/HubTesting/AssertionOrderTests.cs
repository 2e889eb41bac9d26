using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Results;
using Xunit;

namespace CrowdSec.Tests.Engine.HubTesting;

public sealed class AssertionOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(777)]
    public void Sorts_descending_whatever_the_size_and_the_pattern(int count)
    {
        foreach (var keys in Patterns(count))
        {
            var sorted = AssertionOrder.Sort([.. keys.Select(Event)], static e => e.Stage).Select(static e => e.Stage);
            Assert.Equal(keys.OrderByDescending(static k => k, StringComparer.Ordinal), sorted);
        }
    }

    [Fact]
    public void A_few_equal_keys_keep_their_order()
    {
        var events = Enumerable.Range(0, 9).Select(i => Event("k" + (i % 2)) with { StrTime = $"{i}" }).ToList();
        var sorted = AssertionOrder.Sort(events, static e => e.Stage);
        Assert.Equal(["1", "3", "5", "7", "0", "2", "4", "6", "8"], sorted.Select(static e => e.StrTime));
    }

    private static IEnumerable<string[]> Patterns(int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        yield return [.. numbers.Select(static i => $"{i:D4}")];
        yield return [.. numbers.Select(i => $"{count - i:D4}")];
        yield return [.. numbers.Select(static i => $"{i % 7:D4}")];
        yield return [.. numbers.Select(static _ => "same")];
        yield return [.. numbers.Select(static i => $"{(i * 7919) % 1009:D4}")];
        yield return [.. numbers.Select(i => $"{(i % 2 == 0 ? i : count - i):D4}")];
    }

    private static RecordedEvent Event(string key) => new()
    {
        Stage = key,
        Line = new RecordedLine(0, "", "", default, FrozenFields.Empty, true, ""),
        Overflow = new Overflow(),
    };
}
