using System.Globalization;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Logging;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Alerts;

internal static class AlertDeleteCommand
{
    public static CliCommand Create() => new()
    {
        Name = "delete",
        Aliases = ["remove"],
        Usage = "[filters] [--all]",
        Summary = "Delete alerts",
        Description = "Delete alerts with their events and decisions. Only from addresses that the Local API trusts.",
        Example = "  cscli alerts delete --ip 192.0.2.4\n  cscli alerts delete --range 192.0.2.0/24\n  cscli alerts delete -s crowdsecurity/ssh-bf",
        Flags =
        [
            CliFlag.Text("scope", "the scope (ie. ip,range)"),
            CliFlag.Text("value", "the value to match for in the specified scope", 'v'),
            CliFlag.Text("scenario", "the scenario (ie. crowdsecurity/ssh-bf)", 's'),
            CliFlag.Text("ip", "Source ip (shorthand for --scope ip --value <IP>)", 'i'),
            CliFlag.Text("range", "Range source ip (shorthand for --scope range --value <RANGE>)", 'r'),
            CliFlag.Text("id", "alert ID"),
            CliFlag.Switch("all", "delete all alerts", 'a'),
            CliFlag.Switch("contained", "query decisions contained by range"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        SourceFlags.RequireOne(run, "scope", "value", "scenario", "ip", "range", "id");
        SourceFlags.Check(run);
        using var client = LapiAccess.Connect(run);
        try
        {
            var count = run.Flags.Text("id") is { Length: > 0 } id
                ? await client.DeleteAlertAsync(Id(id), cancellationToken).ConfigureAwait(false)
                : await client.DeleteAlertsAsync(Query(run), cancellationToken).ConfigureAwait(false);
            run.Log.Info($"{count} alert(s) deleted");
            return 0;
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to delete alert: {e.Message}", e);
        }
    }

    private static long Id(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : throw new CliException($"bad alert id {text}");

    private static AlertQuery Query(CliInvocation run) => run.Flags.Bool("all") ? new AlertQuery() : new AlertQuery
    {
        Scope = SourceFlags.Scope(run),
        Value = run.Flags.Text("value"),
        Scenario = run.Flags.Text("scenario"),
        Ip = run.Flags.Text("ip"),
        Range = run.Flags.Text("range"),
        Contains = SourceFlags.Contains(run),
    };
}
