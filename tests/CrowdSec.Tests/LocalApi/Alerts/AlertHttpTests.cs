using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Alerts;

/// <summary>
/// Runs http.cases.yaml: requests in their order, each with status and answer. "&lt;alert field=value …>" in a body stands for an ordinary alert with these fields changed.
/// </summary>
public sealed class AlertHttpTests
{
    private static readonly IReadOnlyDictionary<string, YamlMap> Cases = YamlCases.Read("Alerts", "http.cases.yaml");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_case_holds(string name)
    {
        var given = Cases[name];
        await using var api = await AlertApi.StartAsync(YamlCases.Text(given, "profiles"), YamlCases.Texts(given, "allowlists"));
        var wrong = new List<string>();
        foreach (var step in ((YamlSequence)given.Find("steps")!).Items.Cast<YamlMap>())
        {
            api.Database.Clock.Advance(TimeSpan.FromSeconds(YamlCases.Number(step, "later")));
            var words = YamlCases.Text(step, "send").Split(' ', 2);
            var (status, answer) = await api.SendAsync(words[0], words[1], AlertText.Expand(YamlCases.Text(step, "body")));
            if (status != YamlCases.Number(step, "status", 200) || answer != YamlCases.Text(step, "answer"))
            {
                wrong.Add($"line {step.Line}: {status} {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        Assert.Equal(string.Join('\n', YamlCases.Texts(given, "log")), string.Join('\n', given.Find("log") is null ? [] : api.Log.Lines.Where(static line => !line.Contains("listening", StringComparison.Ordinal))));
    }
}
