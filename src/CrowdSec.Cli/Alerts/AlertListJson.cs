using CrowdSec.Cli.Api;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Alerts;

/// <summary>A list of alerts as JSON, one space a level, written while they come.</summary>
internal static class AlertListJson
{
    public static async Task WriteAsync(TextWriter output, LongAlerts list, CancellationToken cancellationToken)
    {
        using var chunks = new JsonChunks(output, 1);
        chunks.Json.WriteStartArray();
        await foreach (var alert in list.GetAsync(cancellationToken).ConfigureAwait(false))
        {
            if (list.HasMore(alert))
            {
                await LongAlertJson.WriteAsync(chunks, alert, AlertForm.Stored, take => list.ForEachAsync(alert, take, cancellationToken)).ConfigureAwait(false);
            }
            else
            {
                WireJson.WriteAlert(chunks.Json, alert, AlertForm.Stored);
                chunks.Flush();
            }
        }

        chunks.Json.WriteEndArray();
    }
}
