using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Decisions;

internal static class DecisionListCommand
{
    public static CliCommand Create() => new()
    {
        Name = "list",
        Usage = "[options]",
        Summary = "List decisions from LAPI",
        Description = "List decisions in force. Decisions that say the same as a newer one are left out.",
        Example = """
              cscli decisions list -i 192.0.2.4
              cscli decisions list -r 192.0.2.0/24
              cscli decisions list -s crowdsecurity/ssh-bf
              cscli decisions list --origin lists --all -o raw
            """,
        Flags =
        [
            CliFlag.Switch("all", "Include decisions from Central API", 'a'),
            CliFlag.Duration("since", "restrict to alerts newer than since (ie. 4h, 30d)"),
            CliFlag.Duration("until", "restrict to alerts older than until (ie. 4h, 30d)"),
            CliFlag.Text("type", "restrict to this decision type (ie. ban,captcha)", 't'),
            CliFlag.Text("scope", "restrict to this scope (ie. ip,range,session)"),
            CliFlag.Text("origin", "the value to match for the specified origin (cscli,crowdsec,console,cscli-import,lists,CAPI,remediation_sync ...)"),
            CliFlag.Text("value", "restrict to this value (ie. 192.0.2.1,userName)", 'v'),
            CliFlag.Text("scenario", "restrict to this scenario (ie. crowdsecurity/ssh-bf)", 's'),
            CliFlag.Text("ip", "restrict to alerts from this source ip (shorthand for --scope ip --value <IP>)", 'i'),
            CliFlag.Text("range", "restrict to alerts from this source range (shorthand for --scope range --value <RANGE>)", 'r'),
            CliFlag.Number("limit", "number of alerts to get (use 0 to remove the limit)", 'l', "100"),
            CliFlag.Switch("no-simu", "exclude decisions in simulation mode"),
            CliFlag.Switch("machine", "print machines that triggered decisions", 'm'),
            CliFlag.Switch("contained", "query decisions contained by range"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        SourceFlags.Check(run);
        using var client = LapiAccess.Connect(run);
        var choice = new DecisionChoice(run);
        var query = SourceFlags.Query(run) with { HasActiveDecision = true, Simulated = run.Flags.Bool("no-simu") ? false : null };
        var list = new DecisionList(new LongAlerts(client, query), choice);
        try
        {
            switch (run.Output)
            {
                case OutputFormat.Json:
                    await DecisionListJson.WriteAsync(run.Out, list, cancellationToken).ConfigureAwait(false);
                    break;
                case OutputFormat.Raw:
                    await DecisionListText.WriteRawAsync(run.Out, list, run.Flags.Bool("machine"), cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await WriteTableAsync(run, list, whole: run.Flags.Bool("all") || !choice.IsAny, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to retrieve decisions: {e.Message}", e);
        }

        return 0;
    }

    private static async Task WriteTableAsync(CliInvocation run, DecisionList list, bool whole, CancellationToken cancellationToken)
    {
        var machine = run.Flags.Bool("machine");
        var table = new LongTable(run, DecisionListText.Headers(machine));
        var cut = new List<long>();
        var any = false;
        await foreach (var alert in list.AlertsAsync(cancellationToken).ConfigureAwait(false))
        {
            any = true;
            if (!whole && list.HasMore(alert))
            {
                cut.Add(alert.Id);
                list.ForEachKnown(alert, decision => table.AddRow(DecisionListText.Row(alert, decision, machine)));
            }
            else
            {
                await list.ForEachAsync(alert, decision => table.AddRow(DecisionListText.Row(alert, decision, machine)), cancellationToken).ConfigureAwait(false);
            }
        }

        if (!any)
        {
            run.Out.WriteLine("No active decisions");
            return;
        }

        table.Finish();
        foreach (var id in cut)
        {
            run.Out.WriteLine($"alert {id} has more decisions than the {LongAlerts.Few} shown: use --all to see them");
        }

        if (list.Skipped > 0)
        {
            run.Out.WriteLine($"{list.Skipped} duplicated entries skipped");
        }
    }
}
