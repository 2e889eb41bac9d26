using System.Globalization;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.Settings;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Cli.Alerts;

/// <summary>Alerts as rows.</summary>
internal static class AlertListText
{
    public static string[] Headers(bool machine) => ["ID", "value", "reason", "country", "as", "decisions", "created_at", "kind", .. machine ? ["machine"] : Array.Empty<string>()];

    public static string[] Row(Alert alert, DecisionTally tally, bool machine) =>
    [
        alert.Id.ToString(CultureInfo.InvariantCulture), Value(alert, tally), alert.Scenario, alert.Source.Cn, alert.Source.AsNumberAndName, tally.ToString(), alert.StartAt, alert.Kind,
        .. machine ? [alert.MachineId] : Array.Empty<string>(),
    ];

    public static async Task WriteRawAsync(TextWriter output, LongAlerts list, bool machine, CancellationToken cancellationToken)
    {
        output.Write(CsvText.Row(["id", "scope", "value", "reason", "country", "as", "decisions", "created_at", "kind", .. machine ? ["machine"] : Array.Empty<string>()]));
        await foreach (var alert in list.GetAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = Row(alert, await DecisionTally.OfAsync(list, alert, cancellationToken).ConfigureAwait(false), machine);
            output.Write(CsvText.Row([row[0], alert.Source.Scope, alert.Source.Value, .. row[2..]]));
        }
    }

    private static string Value(Alert alert, DecisionTally tally) => tally.Count > 1 ? $"{alert.Source.Scope} ({tally.Count} {tally.Scope}s)"
        : alert.Source.Value.Length > 0 ? $"{alert.Source.Scope}:{alert.Source.Value}" : alert.Source.Scope;
}
