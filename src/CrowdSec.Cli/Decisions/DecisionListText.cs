using System.Globalization;
using CrowdSec.Cli.Settings;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>Decisions as rows.</summary>
internal static class DecisionListText
{
    public static string[] Headers(bool machine) =>
        ["ID", "Source", "Scope:Value", "Reason", "Action", "Country", "AS", "Events", "expiration", "Alert ID", .. machine ? ["Machine"] : Array.Empty<string>()];

    public static string[] Row(Alert alert, Decision decision, bool machine) =>
    [
        Number(decision.Id), decision.Origin, $"{decision.Scope}:{decision.Value}", decision.Scenario, decision.Simulated == true ? $"(simul){decision.Type}" : decision.Type,
        alert.Source.Cn, alert.Source.AsNumberAndName, Number(alert.EventsCount), decision.Duration, Number(alert.Id), .. machine ? [alert.MachineId] : Array.Empty<string>(),
    ];

    public static async Task WriteRawAsync(TextWriter output, DecisionList list, bool machine, CancellationToken cancellationToken)
    {
        output.Write(CsvText.Row(["id", "source", "ip", "reason", "action", "country", "as", "events_count", "expiration", "simulated", "alert_id", .. machine ? ["machine"] : Array.Empty<string>()]));
        await foreach (var alert in list.AlertsAsync(cancellationToken).ConfigureAwait(false))
        {
            await list.ForEachAsync(alert, decision => output.Write(RawRow(alert, decision, machine)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string RawRow(Alert alert, Decision decision, bool machine) => CsvText.Row(
    [
        Number(decision.Id), decision.Origin, $"{decision.Scope}:{decision.Value}", decision.Scenario, decision.Type, alert.Source.Cn, alert.Source.AsNumberAndName,
        Number(alert.EventsCount), decision.Duration, decision.Simulated == true ? "true" : "false", Number(alert.Id), .. machine ? [alert.MachineId] : Array.Empty<string>(),
    ]);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
