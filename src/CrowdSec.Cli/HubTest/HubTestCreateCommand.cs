using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestCreateCommand
{
    public static CliCommand Create() => new()
    {
        Name = "create",
        Usage = "[test_name]",
        Summary = "create [test_name]",
        Example = """
              cscli hubtest create my-test --type syslog --hub ./hub
              cscli hubtest create my-nginx-test --type nginx --parsers me/nginx-logs --hub ./hub
              cscli hubtest create my-scenario-test --type nginx --parsers me/nginx-logs --scenarios me/http-probing --hub ./hub
            """,
        Arguments = ArgumentRule.Exactly(1),
        Flags =
        [
            CliFlag.Text("type", "Log type of the test", 't'),
            CliFlag.List("parsers", "Parsers to add to test", 'p'),
            CliFlag.List("postoverflows", "Postoverflows to add to test"),
            CliFlag.List("scenarios", "Scenarios to add to test", 's'),
            CliFlag.Switch("ignore-parsers", "Don't run test on parsers"),
        ],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var session = new HubTestSession(run);
        var name = run.Arguments[0];
        var directory = Path.Combine(session.Suite.Folder, name);
        if (name.Contains('/') || name.StartsWith('.'))
        {
            throw new CliException($"'{name}' can't be the name of a test");
        }

        if (Directory.Exists(directory))
        {
            throw new CliException($"test '{name}' already exists in '{directory}', exiting");
        }

        var appsec = run.Flags.Bool("appsec");
        if (!appsec && run.Flags.Text("type").Length == 0)
        {
            throw new CliException("please provide a type (--type) for the test");
        }

        Directory.CreateDirectory(directory);
        if (appsec)
        {
            CreateAppsec(run, directory, name);
        }
        else
        {
            CreateLog(run, session.Suite.Index, directory, name);
        }

        return 0;
    }

    private static void CreateLog(CliInvocation run, HubIndex hub, string directory, string name)
    {
        var type = run.Flags.Text("type");
        var log = Path.Combine(directory, $"{name}.log");
        var parserAssert = Path.Combine(directory, "parser.assert");
        var scenarioAssert = Path.Combine(directory, "scenario.assert");
        var config = Path.Combine(directory, "config.yaml");
        foreach (var file in new[] { log, parserAssert, scenarioAssert })
        {
            File.WriteAllText(file, "");
        }

        List<string> parsers = [.. run.Flags.List("parsers")];
        parsers.Add(Usual(hub, "syslog-logs"));
        parsers.Add(Usual(hub, "dateparse-enrich"));
        File.WriteAllText(config, YamlWriter.ToText(new List<KeyValuePair<string, object?>>
        {
            new("parsers", parsers),
            new("scenarios", OneOrEmpty(run.Flags.List("scenarios"))),
            new("postoverflows", OneOrEmpty(run.Flags.List("postoverflows"))),
            new("log_file", $"{name}.log"),
            new("log_type", type),
            new("labels", new Dictionary<string, string>()),
            new("ignore_parsers", run.Flags.Bool("ignore-parsers")),
            new("override_statics", new List<string>()),
        }));
        Say(run, name, directory);
        Line(run, "Log file", $"{log} (please fill it with logs)");
        Line(run, "Parser assertion file", run.Flags.Bool("ignore-parsers") ? $"{parserAssert} (not used)" : $"{parserAssert} (please fill it with assertion)");
        Line(run, "Scenario assertion file", $"{scenarioAssert} (please fill it with assertion)");
        Line(run, "Configuration File", $"{config} (please fill it with parsers, scenarios...)");
        run.Out.WriteLine();
    }

    /// <summary>Nearly every test needs these parsers; hubs differ in whose they have.</summary>
    private static string Usual(HubIndex hub, string name) =>
        hub.Find(HubItemType.Parsers, $"crowdsecurity/{name}") is null && hub.Items(HubItemType.Parsers).FirstOrDefault(i => i.Name.EndsWith($"/{name}", StringComparison.Ordinal)) is { } other
            ? other.Name
            : $"crowdsecurity/{name}";

    private static void CreateAppsec(CliInvocation run, string directory, string name)
    {
        var template = Path.Combine(directory, $"{name}.yaml");
        var config = Path.Combine(directory, "config.yaml");
        File.WriteAllText(template, $"id: {name}\ninfo:\n  name: {name}\n  author: you\n  severity: info\n  description: {name} testing\n  tags: appsec-testing\nhttp:\n  - raw:\n      - |\n        GET /test HTTP/1.1\n        Host: {{{{Hostname}}}}\n    matchers:\n      - type: status\n        status:\n          - 403\n");
        File.WriteAllText(config, YamlWriter.ToText(new List<KeyValuePair<string, object?>> { new("appsec-rules", new List<string> { "./path/to/your/rule.yaml" }), new("nuclei_template", $"{name}.yaml") }));
        Say(run, name, directory);
        Line(run, "Nuclei Template", $"{template} (please fill it with your request)");
        Line(run, "Configuration File", $"{config} (please fill it with appsec rules)");
        run.Out.WriteLine();
    }

    private static void Say(CliInvocation run, string name, string directory)
    {
        run.Out.WriteLine();
        Line(run, "Test name", name);
        Line(run, "Test path", directory);
    }

    private static void Line(CliInvocation run, string name, string value) => run.Out.WriteLine($"  {name,-25}:  {value}");

    private static List<string> OneOrEmpty(IReadOnlyList<string> names) => names.Count > 0 ? [.. names] : [""];
}
