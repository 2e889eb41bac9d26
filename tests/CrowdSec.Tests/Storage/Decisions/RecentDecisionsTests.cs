using CrowdSec.Storage.Decisions;
using Xunit;

namespace CrowdSec.Tests.Storage.Decisions;

public sealed class RecentDecisionsTests
{
    [Theory]
    [InlineData("5-9", 5, 9, "5-9")]
    [InlineData("5-9 10-12 13-13", 5, 13, "5-9 10-12 13-13")]
    [InlineData("5-9 10-12 13-13", 10, 12, "10-12")]
    [InlineData("5-9 10-12", 5, 11, null)]
    [InlineData("5-9 11-12", 5, 12, null)]
    [InlineData("5-9", 6, 9, null)]
    [InlineData("5-9", 5, 12, null)]
    [InlineData("", 1, 1, null)]
    [InlineData("1-60 61-100 101-120", 1, 60, null)]
    [InlineData("1-60 61-100 101-120", 61, 120, "61-100 101-120")]
    [InlineData("1-101 102-103", 102, 103, "102-103")]
    [InlineData("1-101", 1, 101, null)]
    public void What_is_there_without_a_gap_is_taken(string added, long first, long last, string? taken)
    {
        var recent = new RecentDecisions(mostRows: 100);
        foreach (var one in added.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            recent.Add([Run(one)]);
        }

        Assert.Equal(taken, Text(recent.Take(first, last)));
        Assert.Null(recent.Take(first, last));
    }

    [Fact]
    public void What_was_taken_makes_room()
    {
        var recent = new RecentDecisions(mostRows: 100);
        for (var i = 0; i < 10; i++)
        {
            recent.Add([Run($"{(i * 90) + 1}-{(i + 1) * 90}")]);
            Assert.NotNull(recent.Take((i * 90) + 1, (i + 1) * 90));
        }
    }

    [Fact]
    public void Ids_that_come_again_are_those_of_another_database()
    {
        var recent = new RecentDecisions(mostRows: 100);
        for (var i = 0; i < 3; i++)
        {
            recent.Add([Run("1-90")]);
        }

        recent.Add([Run("1-5")]);
        Assert.Equal("1-5", Text(recent.Take(1, 5)));
        recent.Add([Run("1-90")]);
        recent.Add([Run("1-101")]);
        Assert.Null(recent.Take(1, 90));
    }

    [Fact]
    public void Nothing_is_kept_for_a_reader_that_has_everything()
    {
        var recent = new RecentDecisions(mostRows: 100);
        recent.Add([Run("1-90")]);
        recent.Clear();
        recent.Add([Run("91-180")]);
        Assert.Null(recent.Take(1, 90));
        Assert.NotNull(recent.Take(91, 180));
    }

    private static AddedDecisions Run(string text)
    {
        var (first, last) = (long.Parse(text.Split('-')[0]), long.Parse(text.Split('-')[1]));
        return new(first, 1, default, [.. Enumerable.Repeat(Samples.Decision("192.0.2.1", default), (int)(last - first + 1))]);
    }

    private static string? Text(IReadOnlyList<AddedDecisions>? taken) => taken is null ? null : string.Join(' ', taken.Select(static t => $"{t.FirstId}-{t.LastId}"));
}
