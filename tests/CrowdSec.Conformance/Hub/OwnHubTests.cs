using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Conformance.Hub;

/// <summary>The hub of this repository: its index is current and its tests pass.</summary>
public sealed class OwnHubTests
{
    public static TheoryData<string> Names() => [.. HubCorpus.Own.TestNames];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Passes(string name)
    {
        var result = await HubCorpus.Own.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.True(result.Success, CorpusHubTests.Describe(result));
        Assert.True(result.AssertCount > 0);
    }

    [Fact]
    public void Index_is_current()
    {
        var root = HubCorpus.Own.Root!;
        var path = Path.Combine(root, ".index.json");
        var findings = new DiagnosticBag();
        var built = new IndexBuilder(new HubTree(root), HubIndex.Load(path)).Build(findings);
        Assert.Empty(findings);
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(built), "run: cscli hub index --hub hub");
    }
}
