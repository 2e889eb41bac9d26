using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Runs http.cases.yaml: requests to a whole Local API with a database, in their order.</summary>
public sealed partial class DecisionHttpTests
{
    private static readonly IReadOnlyDictionary<string, YamlMap> Cases = YamlCases.Read("Decisions", "http.cases.yaml");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_case_holds(string name)
    {
        var given = Cases[name];
        await using var api = await AlertApi.StartAsync();
        await GivenDecisions.AddAsync(api, YamlCases.Texts(given, "given"));
        var wrong = new List<string>();
        foreach (var step in ((YamlSequence)given.Find("steps")!).Items.Cast<YamlMap>())
        {
            await GivenDecisions.AddAsync(api, YamlCases.Texts(step, "add"));
            api.Database.Clock.Advance(TimeSpan.FromSeconds(YamlCases.Number(step, "later")));
            if (YamlCases.Text(step, "send") is { Length: > 0 } send && await RunAsync(api, send, step) is { } mistake)
            {
                wrong.Add($"line {step.Line}: {mistake}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_pull_tells_the_checksum_when_asked()
    {
        await using var api = await AlertApi.StartAsync();
        await GivenDecisions.AddAsync(api, ["192.0.2.1 60", "192.0.2.1 90", "FR 60 scope=Country"]);
        var stop = TestContext.Current.CancellationToken;
        using var with = await api.Client.GetAsync("/v1/decisions/stream?startup=true&checksum=true", stop);
        Assert.Equal(EntryHash.Of(["Ip ban 192.0.2.1"]), with.Headers.GetValues("Crowdsec-Decisions-Checksum").Single());
        Assert.Equal("1", with.Headers.GetValues("Crowdsec-Decisions-Count").Single());
        using var without = await api.Client.GetAsync("/v1/decisions/stream", stop);
        Assert.False(without.Headers.Contains("Crowdsec-Decisions-Checksum"));
    }

    private static async Task<string?> RunAsync(AlertApi api, string send, YamlMap step)
    {
        var words = send.Split(' ', 2);
        var (status, answer) = await api.SendAsync(words[0], words[1]);
        if (status != YamlCases.Number(step, "status", 200))
        {
            return $"{status} {answer}";
        }

        var (told, expected) = step.Find("ids") is not null
            ? (Ids(answer), YamlCases.Text(step, "ids").Trim())
            : (Uuid().Replace(answer, "\"uuid\":\"?\""), Checksum().Replace(YamlCases.Text(step, "answer"), static match => EntryHash.Of(match.Groups[1].Value.Split('|'))));
        return told == expected ? null : told;
    }

    // "1 2", of a stream "1 2 / 3".
    private static string Ids(string answer)
    {
        var root = JsonDocument.Parse(answer).RootElement;
        return root.ValueKind == JsonValueKind.Object ? $"{Listed(root.GetProperty("new"))} / {Listed(root.GetProperty("deleted"))}".Trim() : Listed(root);
    }

    private static string Listed(JsonElement decisions) =>
        decisions.ValueKind == JsonValueKind.Null ? "" : string.Join(' ', decisions.EnumerateArray().Select(static d => d.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture)));

    [GeneratedRegex("\"uuid\":\"[0-9a-f-]{36}\"")]
    private static partial Regex Uuid();

    [GeneratedRegex("{([A-Z][^{}\"]*)}")]
    private static partial Regex Checksum();
}
