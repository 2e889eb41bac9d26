using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Api;

/// <summary>A list of alerts as JSON, one space a level, written while they come.</summary>
internal sealed class AlertJsonList(TextWriter output, AlertForm form)
{
    public async Task WriteAsync(IAsyncEnumerable<Alert> alerts, CancellationToken cancellationToken)
    {
        using var chunks = new JsonChunks(output, 1);
        chunks.Json.WriteStartArray();
        await foreach (var alert in alerts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WireJson.WriteAlert(chunks.Json, alert, form);
            chunks.Flush();
        }

        chunks.Json.WriteEndArray();
    }
}
