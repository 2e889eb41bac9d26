using CrowdSec.Engine.Events;
using CrowdSec.Engine.Counters;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>Lines that somebody wrote in order to hurt.</summary>
public sealed class HostileLineTests
{
    private const string Trigger = """
        type: trigger
        name: test/all
        description: d
        filter: 'true'
        scope: { type: X, expression: "evt.Line.Raw == '' ? 'empty' : 'line'" }
        """;

    private const string Json = """
        name: test/json
        description: d
        statics:
          - { method: UnmarshalJSON, expression: evt.Line.Raw }
          - { meta: v, expression: evt.Unmarshaled.v }
        """;

    [Theory]
    [InlineData(150)]
    [InlineData(5_000)]
    [InlineData(300_000)]
    public async Task Deep_JSON_stops_nothing(int depth)
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string>
        {
            ["parsers/s00/json.yaml"] = Json,
            ["scenarios/a.yaml"] = Trigger,
            ["context.yaml"] = "v: [ToJsonString(evt.Unmarshaled.deep), evt.Unmarshaled.v]",
        });
        var lists = $"{{\"deep\": {new string('[', depth)}{new string(']', depth)}, \"v\": \"x\"}}";
        var maps = $"{{\"deep\": {string.Concat(Enumerable.Repeat("{\"a\":", depth))}1{new string('}', depth)}, \"v\": \"x\"}}";
        var alerts = await RunAsync(engine, lists, maps, "{\"v\": \"after\"}");
        Assert.Contains("after", alerts.Alerts[^1].Meta[0].Value, StringComparison.Ordinal);
        Assert.Equal(3, alerts.Alerts.Count);
    }

    [Fact]
    public async Task Control_characters_and_broken_text_go_through_as_they_are()
    {
        string[] lines = ["\0\0\0", "a\u0001\u0002\u001b[2J", "\uFFFD half", "\uFEFFbom", "\u202Eright to left", new string('\0', 10_000), "\u2028\u2029"];
        using var engine = CaseEngine.Of(
            new Dictionary<string, string>
            {
                ["parsers/s00/a.yaml"] = "name: test/a\ndescription: d\ngrok: { apply_on: Line.Raw, pattern: '(?s)^%{DATA:all}$' }\nstatics: [{ meta: all, expression: evt.Parsed.all }]",
                ["scenarios/a.yaml"] = Trigger,
                ["context.yaml"] = "all: [evt.Meta.all]",
            });
        var alerts = await RunAsync(engine, lines);
        Assert.Equal(lines, alerts.Alerts.Select(static a => a.Events[0].GetMeta("all")));
    }

    [Fact]
    public async Task Names_computed_from_lines_do_not_eat_memory()
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string>
        {
            ["parsers/s00/a.yaml"] = "name: test/a\ndescription: d\nfilter: evt.SetMeta(evt.Line.Raw, 'x') && evt.SetParsed(evt.Line.Raw, 'x')\nstatics: [{ meta: known, value: 'yes' }]",
            ["scenarios/a.yaml"] = Trigger,
        });
        var alerts = await RunAsync(engine, [.. Enumerable.Range(0, 20_000).Select(static i => $"name{i}")]);
        Assert.Equal(20_000, alerts.Alerts.Count);
        Assert.InRange(engine.Processor.Names.Count, 1000, FieldNames.MaxNames);
        Assert.Equal("yes", alerts.Alerts[^1].Events[0].GetMeta("known"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z")]
    [InlineData("2024-02-30T00:00:00Z")]
    [InlineData("99999-01-01T00:00:00Z")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    [InlineData("-5")]
    [InlineData("Feb 29 00:00:00")]
    [InlineData("2024-01-01T00:00:00+99:99")]
    public async Task Any_time_stamp_is_survived_and_others_are_not_disturbed(string stamp)
    {
        const string Leaky = "type: leaky\nname: test/l\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ncapacity: 2\nleakspeed: 1m\nblackhole: 1h";
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Leaky });
        var stray = Enumerable.Repeat($"{stamp} ip=192.0.2.99", 5);
        string[] good = ["2024-01-01T00:00:00Z ip=192.0.2.1", "2024-01-01T00:00:01Z ip=192.0.2.1"];
        var alerts = await RunAsync(engine, [.. good, .. stray, "2024-01-01T00:00:02Z ip=192.0.2.1"]);
        Assert.Contains(alerts.Alerts, static a => a.Source.Value == "192.0.2.1" && a.EventsCount == 3);
    }

    private static async Task<(List<CrowdSec.Protocol.Alerts.Alert> Alerts, ProcessorCounters Counters)> RunAsync(CaseEngine engine, params string[] lines)
    {
        Assert.Empty(engine.Findings);
        var sink = new CollectingSink();
        using var source = new GeneratedSource(lines, engine.Origin(ExpectMode.TimeMachine));
        var counters = await engine.Processor.RunAsync(source, sink, cancellationToken: TestContext.Current.CancellationToken);
        return (sink.Alerts, counters);
    }
}
