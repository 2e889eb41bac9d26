using CrowdSec.LocalApi.Alerts;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Alerts;

public sealed class RandomUuidsTests
{
    [Fact]
    public void All_differ_and_say_that_they_are_random()
    {
        var uuids = new RandomUuids();

        var made = Enumerable.Range(0, 1000).Select(_ => uuids.Next()).ToList();

        Assert.Equal(1000, made.Distinct().Count());
        Assert.All(made, static uuid => Assert.Equal((4, true), (uuid.Version, uuid.Variant is >= 8 and <= 11)));
    }
}
