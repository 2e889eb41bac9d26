using CrowdSec.Engine.HubTesting.Running;
using Xunit;

namespace CrowdSec.Tests.Engine.HubTesting;

public sealed class HubTestRunnerTests
{
    [Fact]
    public async Task An_empty_assert_file_is_generated_and_then_passes()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", "", null);
        var first = await hub.RunAsync("doors");
        Assert.Equal("", first.Error);
        Assert.False(first.Success);
        Assert.Equal(["parser.assert", "scenario.assert"], first.Generated.Keys.Select(Path.GetFileName).Order());

        foreach (var (path, text) in first.Generated)
        {
            File.WriteAllText(path, text);
        }

        var second = await hub.RunAsync("doors");
        Assert.True(second.Success);
        Assert.Equal(first.Generated.Values.Sum(static t => t.Count(static c => c == '\n')), second.AssertCount);
    }

    [Fact]
    public async Task Generated_assertions_have_their_fixed_order()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", "", "");
        var generated = (await hub.RunAsync("doors")).Generated;
        Assert.Equal(
            [
                "len(results) == 3",
                "len(results[\"s00-raw\"][\"me/all\"]) == 3",
                "results[\"s00-raw\"][\"me/all\"][0].Success == true",
                "results[\"s00-raw\"][\"me/all\"][0].Evt.Parsed[\"message\"] == \"2026-01-02T03:04:05Z door=front knock by 192.0.2.7\"",
                "results[\"s00-raw\"][\"me/all\"][0].Evt.Whitelisted == false",
            ],
            generated.Single(static g => g.Key.EndsWith("parser.assert", StringComparison.Ordinal)).Value.Split('\n').Take(5));
        Assert.Equal(
            """
            len(results) == 1
            "192.0.2.7" in results[0].Overflow.GetSources()
            results[0].Overflow.Sources["192.0.2.7"].IP == "192.0.2.7"
            results[0].Overflow.Sources["192.0.2.7"].Range == ""
            results[0].Overflow.Sources["192.0.2.7"].GetScope() == "Ip"
            results[0].Overflow.Sources["192.0.2.7"].GetValue() == "192.0.2.7"
            results[0].Overflow.Alert.Events[0].GetMeta("log_type") == "knock"
            results[0].Overflow.Alert.Events[0].GetMeta("source_ip") == "192.0.2.7"
            results[0].Overflow.Alert.Events[1].GetMeta("log_type") == "knock"
            results[0].Overflow.Alert.Events[1].GetMeta("source_ip") == "192.0.2.7"
            results[0].Overflow.Alert.GetScenario() == "me/knocking"
            results[0].Overflow.Alert.Remediation == true
            results[0].Overflow.Alert.GetEventsCount() == 2

            """.ReplaceLineEndings("\n"),
            generated.Single(static g => g.Key.EndsWith("scenario.assert", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task A_failing_assertion_names_value_and_log_line()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", "results[\"s01-parse\"][\"me/doors\"][1].Evt.Parsed[\"door\"] == \"front\"\n\nlen(results) == 3\n", "len(results) == 1\n");
        var result = await hub.RunAsync("doors");
        Assert.False(result.Success);
        var failure = Assert.Single(result.Parsers.Failures);
        Assert.Equal((1, "front", 2), (failure.Assert.Number, failure.Expected, failure.LogLineNumber));
        Assert.Equal("back", Assert.Single(failure.Values).Value);
        Assert.Equal("2026-01-02T03:04:06Z door=back knock by 192.0.2.7", failure.LogLine);
    }

    [Theory]
    [InlineData("results[\"s01-parse\"][\"me/doors\"][0].Evt.Meta.source_ip matches '^192\\\\.'", true)]
    [InlineData("any(results[\"s01-parse\"][\"me/doors\"], {.Evt.Parsed.door == 'back'})", true)]
    [InlineData("IpInRange(results[\"s01-parse\"][\"me/doors\"][0].Evt.Meta.source_ip, '10.0.0.0/8')", false)]
    [InlineData("results[\"s01-parse\"][\"me/doors\"][9].Success == true", false)]
    [InlineData("results[\"s01-parse\"][\"nobody\"][0].Success == true", false)]
    [InlineData("this is no expression", false)]
    [InlineData("1 + 1", false)]
    public async Task Any_expression_can_be_an_assertion(string assertion, bool holds)
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", assertion + "\n", "len(results) == 1\n");
        var result = await hub.RunAsync("doors");
        Assert.Equal("", result.Error);
        Assert.Equal(holds, result.Success);
    }

    [Fact]
    public async Task A_path_is_compared_by_its_file_name()
    {
        using var hub = new TinyHub();
        hub.Write("parsers/s00-raw/me/all.yaml", File.ReadAllText(Path.Combine(hub.Root, "parsers/s00-raw/me/all.yaml")) + "\n  - meta: datasource_path\n    expression: evt.Line.Src\n");
        hub.AddTest("doors", "results[\"s00-raw\"][\"me/all\"][0].Evt.Meta[\"datasource_path\"] == \"doors.log\"\n", "len(results) == 1\n");
        Assert.True((await hub.RunAsync("doors")).Success);
    }

    [Fact]
    public async Task A_scenario_assertion_without_comparison_only_warns()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", null, "len(results) == 1\n\"203.0.113.1\" in results[0].Overflow.GetSources()\n", "ignore_parsers: true\n");
        var result = await hub.RunAsync("doors");
        Assert.True(result.Success);
        Assert.Equal(2, Assert.Single(result.Scenarios.Tolerated).Assert.Number);
    }

    [Fact]
    public async Task Override_statics_come_before_everything()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", "results[\"s00-raw\"][\"overrides\"][0].Success == true\nresults[\"s01-parse\"][\"me/doors\"][0].Evt.Meta[\"where\"] == \"here\"\n", "len(results) == 1\n", "override_statics:\n- meta: where\n  value: here\n");
        var result = await hub.RunAsync("doors");
        Assert.Equal("", result.Error);
        Assert.True(result.Success);
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", "", "");
        hub.Write(".tests/doors/config.yaml", "parsers:\n- me/nobody\nlog_file: doors.log\nlog_type: door\n");
        Assert.Contains("parser 'me/nobody' not found", (await hub.RunAsync("doors")).Error, StringComparison.Ordinal);
        hub.Write(".tests/doors/config.yaml", "parsers:\n- me/all\nlog_file: gone.log\nlog_type: door\n");
        Assert.Contains("gone.log' doesn't exist", (await hub.RunAsync("doors")).Error, StringComparison.Ordinal);
        hub.Write(".tests/doors/config.yaml", "parsers:\n- me/all\nlog_file: doors.log\n");
        Assert.Contains("'log_type' is missing", (await hub.RunAsync("doors")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_does_not_load_fails_the_test_with_its_place()
    {
        using var hub = new TinyHub();
        hub.Write("scenarios/me/knocking.yaml", "type: leaky\nname: me/knocking\ndescription: x\nfilter: evt.Nothing == 1\ncapacity: 1\nleakspeed: 1m\n");
        hub.AddTest("doors", "", "");
        HubTestResult result = await hub.RunAsync("doors");
        Assert.Contains("knocking.yaml:4:", result.Error, StringComparison.Ordinal);
    }
}
