using System.Globalization;
using System.Text.Json;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.HubTesting.Dumps;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Holds an outcome against the expect: part of its case. What a case does not mention is not looked at, but for diagnostics.</summary>
internal static class CaseCheck
{
    private static readonly string[] Keys = ["alerts", "counters", "diagnostics", "drops", "lines", "log", "offered", "parsers", "poured"];

    public static void Holds(EngineCase engineCase, CaseOutcome outcome)
    {
        var expect = engineCase.Expect;
        Assert.All(expect.Entries, entry => Assert.Contains(entry.Key.Text, Keys));
        Texts(expect.Find("diagnostics") ?? new YamlSequence([], 0, 0), outcome.Diagnostics, "diagnostics", exact: true);
        Trees(expect.Find("lines"), outcome.Results.Lines.Select(EventTree.Of).ToList(), "lines");
        Trees(expect.Find("offered"), outcome.Results.Offered.Select(EventTree.Of).ToList(), "offered");
        Trees(expect.Find("parsers"), Parsers(outcome), "parsers");
        Trees(expect.Find("poured"), outcome.Results.Poured.Select(static p => KeyValuePair.Create(p.Key, (object?)(long)p.Value.Count)).ToList(), "poured");
        Match(expect.Find("alerts"), JsonSerializer.Serialize(outcome.Alerts), "alerts");
        Trees(expect.Find("counters"), Counters(outcome.Counters), "counters");
        Trees(expect.Find("drops"), Drops(outcome.Counters), "drops");
        if (expect.Find("log") is { } log)
        {
            Texts(log, outcome.Log, "log", exact: false);
        }
    }

    private static void Trees(YamlNode? expected, object actual, string what) =>
        Match(expected, expected is null ? "" : YamlWriter.ToText(actual), what);

    private static void Match(YamlNode? expected, string actual, string what)
    {
        if (expected is null)
        {
            return;
        }

        var diagnostics = new DiagnosticBag();
        var tree = YamlLoader.Load(actual, what, diagnostics).FirstOrDefault();
        Assert.Empty(diagnostics);
        if (TreeMatch.Difference(expected, tree, what) is { } difference)
        {
            Assert.Fail($"{difference}\nactual {what}:\n{actual}");
        }
    }

    private static void Texts(YamlNode expected, IReadOnlyCollection<string> actual, string what, bool exact)
    {
        var texts = ((YamlSequence)expected).Items.Cast<YamlScalar>().Select(static s => s.Text).ToArray();
        var all = string.Join('\n', actual);
        foreach (var text in texts.Where(text => !actual.Any(line => line.Contains(text, StringComparison.Ordinal))))
        {
            Assert.Fail($"{what}: nothing says '{text}'; there is:\n{all}");
        }

        if (exact && texts.Length != actual.Count)
        {
            Assert.Fail($"{what}: {texts.Length} expected, there are {actual.Count}:\n{all}");
        }
    }

    private static List<KeyValuePair<string, object?>> Parsers(CaseOutcome outcome) =>
    [
        .. outcome.Results.Parsers.Stages.SelectMany(static stage => stage.Value)
            .Select(static node => KeyValuePair.Create(node.Key, (object?)string.Join(' ', node.Value.Select(static r => r.Success ? "yes" : "no")))),
    ];

    private static List<KeyValuePair<string, object?>> Counters(ProcessorCounters counters) =>
    [
        .. typeof(ProcessorCounters).GetProperties()
            .Select(property => KeyValuePair.Create(property.Name, (object?)Convert.ToInt64(property.GetValue(counters), CultureInfo.InvariantCulture))),
    ];

    private static List<KeyValuePair<string, object?>> Drops(ProcessorCounters counters) =>
        [.. Enum.GetValues<DropReason>().Select(reason => KeyValuePair.Create(reason.ToString(), (object?)counters.Dropped(reason)))];
}
