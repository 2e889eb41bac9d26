using CrowdSec.Engine.HubTesting.Asserts;
using CrowdSec.Engine.HubTesting.Running;
using Xunit;

namespace CrowdSec.Conformance.Hub;

/// <summary>All published tests of published items, when the corpus lies beside the repository.</summary>
public sealed class CorpusHubTests
{
    public static TheoryData<string> Names() => HubCorpus.Shared.Root is null ? new TheoryData<string>("no-corpus") : [.. HubCorpus.Shared.TestNames];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Passes(string name)
    {
        Assert.SkipWhen(HubCorpus.Shared.Root is null, "the conformance corpus (../shared/corpus) is not there: hub tests did not run");
        var result = await HubCorpus.Shared.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.True(result.Success, Describe(result));
        Assert.True(result.AssertCount > 0);
    }

    internal static string Describe(HubTestResult result)
    {
        var failures = result.Parsers.Failures.Concat(result.Scenarios.Failures).Take(5).Select(Describe);
        var generated = result.Generated.Keys.Select(static path => $"{path} is empty");
        return string.Join('\n', result.Notes.Append(result.Error).Concat(generated).Concat(failures));
    }

    private static string Describe(AssertFailure failure) =>
        $"(L.{failure.Assert.Number}) {failure.Assert.Text}\n  actual: {string.Join(", ", failure.Values.Select(static v => v.Value))} {failure.Error}\n  log line {failure.LogLineNumber}: {failure.LogLine}";
}
