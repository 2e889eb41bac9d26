using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Alerts;

/// <summary>
/// Runs http.cases.yaml: requests in their order, each with status and answer ("like": a part of it). "&lt;alert field=value …>" in a body stands for an ordinary alert with these fields changed.
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
            var fits = step.Find("like") is null ? answer == YamlCases.Text(step, "answer") : answer.Contains(YamlCases.Text(step, "like"), StringComparison.Ordinal);
            if (status != YamlCases.Number(step, "status", 200) || !fits)
            {
                wrong.Add($"line {step.Line}: {status} {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(string.Join('\n', YamlCases.Texts(given, "log")), string.Join('\n', given.Find("log") is null ? [] : api.Log.Lines.Where(static line => !line.Contains("listening", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_broken_profile_keeps_the_server_from_starting_and_is_named_with_its_place()
    {
        var error = await Assert.ThrowsAsync<FormatException>(static () => AlertApi.StartAsync("name: p\nfilters:\n  - Alert.Nothing == 1\ndecisions: [{type: ban, duration: 4x}]\n"));
        Assert.Contains("profiles.yaml:3:5: error: filter: type Alert has no field Nothing", error.Message, StringComparison.Ordinal);
        Assert.Contains("profiles.yaml:4:35: error: '4x' is no duration", error.Message, StringComparison.Ordinal);
    }
}
