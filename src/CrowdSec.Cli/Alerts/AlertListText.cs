using System.Globalization;
using CrowdSec.Cli.Settings;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Cli.Alerts;

/// <summary>Alerts as rows.</summary>
internal static class AlertListText
{
    public static string[] Headers(bool machine) => ["ID", "value", "reason", "country", "as", "decisions", "created_at", "kind", .. machine ? ["machine"] : Array.Empty<string>()];

    public static string[] Row(Alert alert, bool machine) =>
    [
        alert.Id.ToString(CultureInfo.InvariantCulture), Value(alert), alert.Scenario, alert.Source.Cn, alert.Source.AsNumberAndName, Decisions(alert), alert.StartAt, alert.Kind,
        .. machine ? [alert.MachineId] : Array.Empty<string>(),
    ];

    public static async Task WriteRawAsync(TextWriter output, IAsyncEnumerable<Alert> alerts, bool machine, CancellationToken cancellationToken)
    {
        output.Write(CsvText.Row(["id", "scope", "value", "reason", "country", "as", "decisions", "created_at", "kind", .. machine ? ["machine"] : Array.Empty<string>()]));
        await foreach (var alert in alerts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var row = Row(alert, machine);
            output.Write(CsvText.Row([row[0], alert.Source.Scope, alert.Source.Value, .. row[2..]]));
        }
    }

    private static string Value(Alert alert) => alert.Decisions.Count > 1 ? $"{alert.Source.Scope} ({alert.Decisions.Count} {alert.Decisions[0].Scope}s)"
        : alert.Source.Value.Length > 0 ? $"{alert.Source.Scope}:{alert.Source.Value}" : alert.Source.Scope;

    /// <summary>"ban:2 (simul)captcha:1".</summary>
    private static string Decisions(Alert alert)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var decision in alert.Decisions)
        {
            var type = decision.Simulated == true ? $"(simul){decision.Type}" : decision.Type;
            counts[type] = counts.GetValueOrDefault(type) + 1;
        }

        return string.Join(' ', counts.Select(static c => $"{c.Key}:{c.Value}"));
    }
}
