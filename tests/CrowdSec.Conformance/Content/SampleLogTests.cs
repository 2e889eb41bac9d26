using Xunit;

namespace CrowdSec.Conformance.Content;

/// <summary>The sample logs show what they are meant to show: every attacker is found, and nobody else.</summary>
public sealed class SampleLogTests
{
    [Theory]
    [InlineData("auth.log", "syslog",
        "198.51.100.200 198.51.100.23 2001:db8:bad:cafe::13 203.0.113.140 203.0.113.77 admin")]
    [InlineData("nginx-access.log", "nginx",
        "198.51.100.150 198.51.100.70 198.51.100.71 198.51.100.72 198.51.100.73 198.51.100.74 2001:db8:bad:cafe::13 203.0.113.50 203.0.113.61 203.0.113.88 203.0.113.99")]
    public async Task Finds_the_attackers(string name, string type, string attackers)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(ShippedHub.Repository, "samples", name), TestContext.Current.CancellationToken);
        var run = await ShippedHub.RunAsync(lines, type, TestContext.Current.CancellationToken);
        var found = run.Results.Overflows.SelectMany(static o => o.Overflow.ApiAlerts).Select(static a => a.Source.Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(attackers, string.Join(' ', found));
    }
}
