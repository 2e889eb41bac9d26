using CrowdSec.Cli.Api;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Alerts;

/// <summary>A list of alerts as JSON, one space a level, written while they come.</summary>
internal static class AlertListJson
{
    /// <summary>After so many decisions what was written goes out.</summary>
    private const int Part = 256;

    public static async Task WriteAsync(TextWriter output, LongAlerts list, CancellationToken cancellationToken)
    {
        using var chunks = new JsonChunks(output, 1);
        chunks.Json.WriteStartArray();
        await foreach (var alert in list.GetAsync(cancellationToken).ConfigureAwait(false))
        {
            if (list.HasMore(alert))
            {
                var written = 0;
                WireJson.BeginAlert(chunks.Json, alert);
                await list.ForEachAsync(
                    alert,
                    decision =>
                    {
                        WireJson.WriteDecision(chunks.Json, decision);
                        if (++written % Part == 0)
                        {
                            chunks.Flush();
                        }
                    },
                    cancellationToken).ConfigureAwait(false);
                WireJson.EndAlert(chunks.Json, alert, AlertForm.Stored);
            }
            else
            {
                WireJson.WriteAlert(chunks.Json, alert, AlertForm.Stored);
            }

            chunks.Flush();
        }

        chunks.Json.WriteEndArray();
    }
}
