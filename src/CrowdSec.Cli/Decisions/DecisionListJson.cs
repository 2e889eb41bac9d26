using CrowdSec.Cli.Api;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Decisions;

/// <summary>Alerts with their decisions as JSON, one space a level, written while they come.</summary>
internal static class DecisionListJson
{
    /// <summary>After so many decisions what was written goes out.</summary>
    private const int Part = 256;

    public static async Task WriteAsync(TextWriter output, DecisionList list, CancellationToken cancellationToken)
    {
        using (var chunks = new JsonChunks(output, 1))
        {
            var written = 0;
            chunks.Json.WriteStartArray();
            await foreach (var alert in list.AlertsAsync(cancellationToken).ConfigureAwait(false))
            {
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
                WireJson.EndAlert(chunks.Json, alert, AlertForm.Deduplicated);
                chunks.Flush();
            }

            chunks.Json.WriteEndArray();
        }

        output.WriteLine();
    }
}
