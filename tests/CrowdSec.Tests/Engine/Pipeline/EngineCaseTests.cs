using CrowdSec.Engine.Events;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>Runs every case of every *.cases.yaml file below tests/CrowdSec.Tests/Engine, in live and in replay mode.</summary>
public sealed class EngineCaseTests
{
    private static readonly string Folder = RepositoryFolder.PathOf("tests", "CrowdSec.Tests", "Engine");

    private static readonly Lazy<IReadOnlyDictionary<string, EngineCase>> Cases = new(ReadCases);

    public static IEnumerable<TheoryDataRow<string, string>> All() =>
        Cases.Value.SelectMany(static pair => pair.Value.Modes.Select(mode => new TheoryDataRow<string, string>(pair.Key, mode) { TestDisplayName = $"{pair.Key} [{mode}]" }));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_case_holds(string name, string mode)
    {
        var engineCase = Cases.Value[name];
        var expectMode = mode == "live" ? ExpectMode.Live : ExpectMode.TimeMachine;
        var outcome = await EngineCaseRunner.RunAsync(engineCase, expectMode, TestContext.Current.CancellationToken);
        CaseCheck.Holds(engineCase, outcome);
    }

    [Fact]
    public void Every_case_expects_something()
    {
        Assert.All(Cases.Value.Values, static engineCase => Assert.NotEmpty(engineCase.Expect.Entries));
        Assert.All(Cases.Value.Values, static engineCase => Assert.All(engineCase.Modes, static mode => Assert.Contains(mode, (string[])["live", "replay"])));
    }

    private static Dictionary<string, EngineCase> ReadCases()
    {
        var cases = new Dictionary<string, EngineCase>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.cases.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var engineCase in EngineCaseReader.ReadAll(file))
            {
                cases.Add($"{Path.GetRelativePath(Folder, file)}:{engineCase.Line} {engineCase.Name}", engineCase);
            }
        }

        return cases;
    }
}
