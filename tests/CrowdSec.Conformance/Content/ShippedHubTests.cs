using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Conformance.Content;

/// <summary>The hub's own tests pass, every item has one, and the index describes the files that are there.</summary>
public sealed class ShippedHubTests
{
    /// <summary>Items without a test, and why.</summary>
    private static readonly Dictionary<string, string> Untested = new(StringComparer.Ordinal)
    {
        ["openwatch/geoip-enrich"] = "needs databases that cannot be shipped",
    };

    private static readonly HubTestRunner Runner =
        new(ShippedHub.Suite, new HubTestOptions(ShippedHub.PatternDirectory, DataLocator.For(ShippedHub.Root, []), ShippedHub.Clock));

    public static TheoryData<string> Names => [.. ShippedHub.Suite.All(new DiagnosticBag()).Select(static t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Passes(string name)
    {
        var diagnostics = new DiagnosticBag();
        var test = ShippedHub.Suite.Find(name, diagnostics);
        var result = await Runner.RunAsync(test, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.True(result.Success, $"{result.Error}\n{string.Join('\n', result.Parsers.Failures.Concat(result.Scenarios.Failures))}\n{string.Join('\n', result.Generated.Values)}");
        Assert.NotEqual(0, result.AssertCount);
    }

    [Fact]
    public void Covers_every_item()
    {
        var diagnostics = new DiagnosticBag();
        var named = ShippedHub.Suite.All(diagnostics)
            .SelectMany(static t => t.Config.Parsers.Concat(t.Config.Scenarios))
            .ToHashSet(StringComparer.Ordinal);
        var items = ShippedHub.Suite.Index.Items(HubItemType.Parsers).Concat(ShippedHub.Suite.Index.Items(HubItemType.Scenarios)).Select(static i => i.Name);
        string[] untested = [.. items.Where(name => !named.Contains(name) && !Untested.ContainsKey(name))];
        Assert.Empty(untested);
    }

    [Fact]
    public void Every_scenario_and_parser_is_in_a_collection_or_says_why_not()
    {
        string[] alone = ["openwatch/sshd-connections", "openwatch/auditd-sshd-logs"];
        var members = ShippedHub.Suite.Index.Items(HubItemType.Collections).SelectMany(static c => c.Dependencies).Select(static d => d.Name).ToHashSet(StringComparer.Ordinal);
        var items = ShippedHub.Suite.Index.Items(HubItemType.Parsers).Concat(ShippedHub.Suite.Index.Items(HubItemType.Scenarios)).Select(static i => i.Name);
        string[] orphans = [.. items.Where(name => !members.Contains(name) && !alone.Contains(name))];
        Assert.Empty(orphans);
    }

    [Fact]
    public void Index_is_current()
    {
        var diagnostics = new DiagnosticBag();
        var index = new IndexBuilder(new HubTree(ShippedHub.Root), ShippedHub.Suite.Index).Build(diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(File.ReadAllText(Path.Combine(ShippedHub.Root, ".index.json")), System.Text.Encoding.UTF8.GetString(index!));
    }
}
