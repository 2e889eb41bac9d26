using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Alerts;

internal static class AlertListCommand
{
    public static CliCommand Create() => new()
    {
        Name = "list",
        Usage = "[filters]",
        Summary = "List alerts",
        Example = """
              cscli alerts list
              cscli alerts list --ip 192.0.2.4
              cscli alerts list --range 192.0.2.0/24
              cscli alerts list --origin lists
              cscli alerts list -s crowdsecurity/ssh-bf --since 7d
              cscli alerts list --type ban -o json
            """,
        Flags =
        [
            CliFlag.Switch("all", "Include decisions from Central API", 'a'),
            CliFlag.Duration("until", "restrict to alerts older than until (ie. 4h, 30d)"),
            CliFlag.Duration("since", "restrict to alerts newer than since (ie. 4h, 30d)"),
            CliFlag.Text("ip", "restrict to alerts from this source ip (shorthand for --scope ip --value <IP>)", 'i'),
            CliFlag.Text("scenario", "the scenario (ie. crowdsecurity/ssh-bf)", 's'),
            CliFlag.Text("range", "restrict to alerts from this range (shorthand for --scope range --value <RANGE/X>)", 'r'),
            CliFlag.Text("type", "restrict to alerts with given decision type (ie. ban, captcha)"),
            CliFlag.Text("scope", "restrict to alerts of this scope (ie. ip,range)"),
            CliFlag.Text("value", "the value to match for in the specified scope", 'v'),
            CliFlag.Text("origin", "the value to match for the specified origin (cscli,crowdsec,console,cscli-import,lists,CAPI,remediation_sync ...)"),
            CliFlag.Text("kind", "the kind of alerts (ie. crowdsec, cscli, waf)"),
            CliFlag.Switch("contained", "query decisions contained by range"),
            CliFlag.Switch("machine", "print machines that sent alerts", 'm'),
            CliFlag.Number("limit", "limit size of alerts list table (0 to view all alerts)", 'l', "50"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        SourceFlags.Check(run);
        using var client = LapiAccess.Connect(run);
        var list = new LongAlerts(client, SourceFlags.Query(run) with { Kind = run.Flags.Text("kind") });
        var machine = run.Flags.Bool("machine");
        try
        {
            switch (run.Output)
            {
                case OutputFormat.Json:
                    await AlertListJson.WriteAsync(run.Out, list, cancellationToken).ConfigureAwait(false);
                    break;
                case OutputFormat.Raw:
                    await AlertListText.WriteRawAsync(run.Out, list, machine, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await WriteTableAsync(run, list, machine, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to list alerts: {e.Message}", e);
        }

        return 0;
    }

    private static async Task WriteTableAsync(CliInvocation run, LongAlerts list, bool machine, CancellationToken cancellationToken)
    {
        var tables = new LongTable(run, AlertListText.Headers(machine));
        await foreach (var alert in list.GetAsync(cancellationToken).ConfigureAwait(false))
        {
            tables.AddRow(AlertListText.Row(alert, await DecisionTally.OfAsync(list, alert, cancellationToken).ConfigureAwait(false), machine));
        }

        if (!tables.Finish())
        {
            run.Out.WriteLine("No active alerts");
        }
    }
}
