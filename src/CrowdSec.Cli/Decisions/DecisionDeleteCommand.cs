using System.Globalization;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Logging;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Decisions;

internal static class DecisionDeleteCommand
{
    public static CliCommand Create() => new()
    {
        Name = "delete",
        Aliases = ["remove"],
        Usage = "[options]",
        Summary = "Delete decisions",
        Description = "Decisions in force end at once.",
        Example = """
              cscli decisions delete -r 192.0.2.0/24
              cscli decisions delete -i 192.0.2.4
              cscli decisions delete --id 42
              cscli decisions delete --type captcha
            """,
        Flags =
        [
            CliFlag.Text("ip", "Source ip (shorthand for --scope ip --value <IP>)", 'i'),
            CliFlag.Text("range", "Range source ip (shorthand for --scope range --value <RANGE>)", 'r'),
            CliFlag.Text("type", "the decision type (ie. ban,captcha)", 't'),
            CliFlag.Text("value", "the value to match for in the specified scope", 'v'),
            CliFlag.Text("scenario", "the scenario name (ie. crowdsecurity/ssh-bf)", 's'),
            CliFlag.Text("origin", "the value to match for the specified origin (cscli,crowdsec,console,cscli-import,lists,CAPI,remediation_sync ...)"),
            CliFlag.Text("id", "decision id"),
            CliFlag.Switch("all", "delete all decisions"),
            CliFlag.Switch("contained", "query decisions contained by range"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        SourceFlags.RequireOne(run, "ip", "range", "type", "value", "scenario", "origin", "id");
        SourceFlags.Check(run);
        var id = run.Flags.Text("id");
        if (id.Length > 0 && !long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            throw new CliException($"id '{id}' is not an integer: strconv.Atoi: parsing \"{id}\": invalid syntax");
        }

        using var client = LapiAccess.Connect(run);
        try
        {
            var count = id.Length > 0
                ? await client.DeleteDecisionAsync(long.Parse(id, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false)
                : await client.DeleteDecisionsAsync(Query(run), cancellationToken).ConfigureAwait(false);
            run.Log.Info($"{count} decision(s) deleted");
            return 0;
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to delete decisions: {e.Message}", e);
        }
    }

    private static DecisionQuery Query(CliInvocation run) => run.Flags.Bool("all") ? new DecisionQuery() : new DecisionQuery
    {
        Ip = run.Flags.Text("ip"),
        Range = run.Flags.Text("range"),
        Type = run.Flags.Text("type"),
        Value = run.Flags.Text("value"),
        Scenario = run.Flags.Text("scenario"),
        Origin = run.Flags.Text("origin"),
        Contains = SourceFlags.Contains(run),
    };
}
