using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.HubTesting.Coverage;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestCoverageCommand
{
    public static CliCommand Create() => new()
    {
        Name = "coverage",
        Summary = "coverage",
        Example = "  cscli hubtest coverage --hub ./hub\n  cscli hubtest coverage --parsers --percent --hub ./hub",
        Flags =
        [
            CliFlag.Switch("percent", "Show only percentages of coverage"),
            CliFlag.Switch("parsers", "Show only parsers coverage"),
            CliFlag.Switch("scenarios", "Show only scenarios coverage"),
        ],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var session = new HubTestSession(run);
        var lists = Lists(run, session);
        if (run.Flags.Bool("percent"))
        {
            foreach (var (name, entries) in lists)
            {
                run.Out.WriteLine($"{name}={HubCoverage.Percent(entries)}%");
            }

            return 0;
        }

        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.Write(Json(lists));
                break;
            case OutputFormat.Raw:
                throw new CliException("output format 'raw' not supported for this command");
            default:
                Human(run, lists);
                break;
        }

        return 0;
    }

    private static List<(string Name, IReadOnlyList<CoverageEntry> Entries)> Lists(CliInvocation run, HubTestSession session)
    {
        var (parsers, scenarios, appsec) = (run.Flags.Bool("parsers"), run.Flags.Bool("scenarios"), run.Flags.Bool("appsec"));
        var all = !parsers && !scenarios && !appsec;
        var lists = new List<(string, IReadOnlyList<CoverageEntry>)>();
        if (parsers || all)
        {
            lists.Add(("parsers", HubCoverage.Parsers(session.Suite)));
        }

        if (scenarios || all)
        {
            lists.Add(("scenarios", HubCoverage.Scenarios(session.Suite)));
        }

        if (appsec)
        {
            lists.Add(("appsec_rules", HubCoverage.AppsecRules(session.Suite)));
        }

        return lists;
    }

    private static void Human(CliInvocation run, List<(string Name, IReadOnlyList<CoverageEntry> Entries)> lists)
    {
        foreach (var (name, entries) in lists)
        {
            var table = new TextTable(char.ToUpperInvariant(name[0]) + name[1..^1].Replace('_', ' '), "Status", "Number of tests");
            foreach (var entry in entries)
            {
                table.AddRow(entry.Name, entry.Tests > 0 ? "🟢" : "🔴", entry.Tests > 0 ? $"{entry.Tests} times" : "0 times");
            }

            table.Write(run.Out, run.Host.TableStyle);
            run.Out.WriteLine();
        }

        foreach (var (name, entries) in lists)
        {
            run.Out.WriteLine($"{name.ToUpperInvariant().Replace('_', ' '),-10} : {HubCoverage.Percent(entries)}% of coverage");
        }
    }

    private static string Json(List<(string Name, IReadOnlyList<CoverageEntry> Entries)> lists) => JsonText.Write(1, json =>
    {
        json.WriteStartArray();
        foreach (var entry in lists.SelectMany(static l => l.Entries))
        {
            json.WriteStartObject();
            json.WriteString("Name", entry.Name);
            json.WriteNumber("TestsCount", entry.Tests);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
