using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.HubTest;

/// <summary>cscli hubtest: tests of a hub's items.</summary>
internal static class HubTestCommand
{
    public static CliCommand Create() => new()
    {
        Name = "hubtest",
        Summary = "Run functional tests on hub configurations",
        Description = "Run functional tests on hub configurations (parsers, scenarios, collections...).\nTests run inside this process: neither a crowdsec binary nor a network is needed, and the hub is only read.",
        Example = """
              # run everything
              cscli hubtest run --all --hub ./hub

              # start a test, then look at what the parsers make of its log
              cscli hubtest create my-bf --type syslog --parsers me/my-logs --scenarios me/my-bf --hub ./hub
              cscli hubtest explain my-bf --hub ./hub
            """,
        PersistentFlags =
        [
            CliFlag.Text("hub", "Path to hub folder", fallback: "."),
            CliFlag.Text("crowdsec", "Path to crowdsec (accepted, not needed)", fallback: "crowdsec"),
            CliFlag.Text("cscli", "Path to cscli (accepted, not needed)", fallback: "cscli"),
            CliFlag.Switch("appsec", "Command relates to appsec tests"),
            CliFlag.List("data", "Where data files of items are: a directory, or a map source_url to file (data-map.json). Default: <hub>/.cache/data, <hub>/data, data beside the hub"),
            CliFlag.Text("patterns", "Directory of grok patterns. Default: as configured, else patterns or config/patterns beside the hub"),
            CliFlag.Text("now", "Run as if it were this time, e.g. 2026-01-01T00:00:00Z: log lines without a year get its year"),
        ],
        Commands =
        [
            HubTestCreateCommand.Create(), HubTestRunCommand.Create(), HubTestCleanCommand.Create(), HubTestInfoCommand.Create(), HubTestListCommand.Create(),
            HubTestCoverageCommand.Create(), HubTestEvalCommand.Create(), HubTestExplainCommand.Create(),
        ],
    };
}
