using CrowdSec.Cli.Api;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Decisions;

/// <summary>Alerts with their decisions as JSON, one space a level, written while they come.</summary>
internal static class DecisionListJson
{
    public static async Task WriteAsync(TextWriter output, DecisionList list, CancellationToken cancellationToken)
    {
        using (var chunks = new JsonChunks(output, 1))
        {
            chunks.Json.WriteStartArray();
            await foreach (var alert in list.AlertsAsync(cancellationToken).ConfigureAwait(false))
            {
                await LongAlertJson.WriteAsync(chunks, alert, AlertForm.Deduplicated, take => list.ForEachAsync(alert, take, cancellationToken)).ConfigureAwait(false);
            }

            chunks.Json.WriteEndArray();
        }

        output.WriteLine();
    }
}
