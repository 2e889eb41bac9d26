using System.Globalization;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Alerts;

internal static class AlertInspectCommand
{
    public static CliCommand Create() => new()
    {
        Name = "inspect",
        Usage = "\"alert_id\"...",
        Summary = "Show info about an alert",
        Example = "  cscli alerts inspect 123\n  cscli alerts inspect 123 --details",
        Arguments = ArgumentRule.Any,
        Flags = [CliFlag.Switch("details", "show alerts with events", 'd')],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        if (run.Arguments.Count == 0)
        {
            throw new UsageException("missing alert_id", withHelp: true);
        }

        using var client = LapiAccess.Connect(run);
        foreach (var argument in run.Arguments)
        {
            if (!long.TryParse(argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            {
                throw new CliException($"bad alert id {argument}");
            }

            Write(run, await GetAsync(client, id, cancellationToken).ConfigureAwait(false));
        }

        return 0;
    }

    private static async Task<Alert> GetAsync(LocalApiClient client, long id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAlertAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e)
        {
            throw new CliException($"can't find alert with id {id}: {e.Message}", e);
        }
    }

    private static void Write(CliInvocation run, Alert alert)
    {
        switch (run.Output)
        {
            case OutputFormat.Json:
                using (var chunks = new JsonChunks(run.Out, 2))
                {
                    WireJson.WriteAlert(chunks.Json, alert, AlertForm.Stored);
                }

                run.Out.WriteLine();
                break;
            case OutputFormat.Raw:
                run.Out.WriteLine(AlertYaml.Of(alert));
                break;
            default:
                new AlertInspectText(run).Write(alert, run.Flags.Bool("details"));
                break;
        }
    }
}
