using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Decisions;

internal static class DecisionListCommand
{
    /// <summary>Of one alert, in a table for people who did not ask for all.</summary>
    private const int MostShown = 1_000;

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
        var dedup = new DecisionDeduplicator();
        var alerts = AlertPager.GetAsync(client, Query(run), cancellationToken).Select(dedup.Apply);
        var machine = run.Flags.Bool("machine");
        try
        {
            switch (run.Output)
            {
                case OutputFormat.Json:
                    await new AlertJsonList(run.Out, AlertForm.Deduplicated).WriteAsync(alerts, cancellationToken).ConfigureAwait(false);
                    run.Out.WriteLine();
                    break;
                case OutputFormat.Raw:
                    await DecisionListText.WriteRawAsync(run.Out, alerts, machine, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await WriteTableAsync(run, alerts, dedup, machine, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to retrieve decisions: {e.Message}", e);
        }

        return 0;
    }

    private static AlertQuery Query(CliInvocation run)
    {
        var all = run.Flags.Bool("all");
        return new AlertQuery
        {
            Scope = SourceFlags.Scope(run),
            Value = run.Flags.Text("value"),
            Scenario = run.Flags.Text("scenario"),
            Ip = run.Flags.Text("ip"),
            Range = run.Flags.Text("range"),
            Contains = SourceFlags.Contains(run),
            Since = SourceFlags.Span(run, "since"),
            Until = SourceFlags.Span(run, "until"),
            DecisionType = run.Flags.Text("type"),
            Origin = run.Flags.Text("origin"),
            IncludeLists = all,
            HasActiveDecision = true,
            Simulated = run.Flags.Bool("no-simu") ? false : null,
            Limit = all ? 0 : Math.Max(0, run.Flags.Number("limit")),
            DecisionLimit = run.Output == OutputFormat.Human && !all ? MostShown + 1 : 0,
            WithEvents = run.Output == OutputFormat.Json ? null : false,
        };
    }

    private static async Task WriteTableAsync(CliInvocation run, IAsyncEnumerable<Alert> alerts, DecisionDeduplicator dedup, bool machine, CancellationToken cancellationToken)
    {
        var table = new LongTable(run, DecisionListText.Headers(machine));
        var cut = new List<long>();
        var any = false;
        await foreach (var alert in alerts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            any = true;
            var shown = run.Flags.Bool("all") ? int.MaxValue : MostShown;
            foreach (var decision in alert.Decisions.Take(shown))
            {
                table.AddRow(DecisionListText.Row(alert, decision, machine));
            }

            if (alert.Decisions.Count > shown)
            {
                cut.Add(alert.Id);
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
            run.Out.WriteLine($"alert {id} has more decisions than the {MostShown} shown: use --all to see them");
        }

        if (dedup.Skipped > 0)
        {
            run.Out.WriteLine($"{dedup.Skipped} duplicated entries skipped");
        }
    }
}
