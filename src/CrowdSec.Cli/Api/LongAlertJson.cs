using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Api;

/// <summary>An alert as JSON, written while its decisions come.</summary>
internal static class LongAlertJson
{
    /// <summary>After so many decisions what was written goes out.</summary>
    private const int Part = 256;

    /// <param name="decisions">Calls its argument with each decision that is to be written.</param>
    public static async Task WriteAsync(JsonChunks chunks, Alert alert, AlertForm form, Func<Action<Decision>, Task> decisions)
    {
        var written = 0;
        WireJson.BeginAlert(chunks.Json, alert);
        await decisions(decision =>
        {
            WireJson.WriteDecision(chunks.Json, decision);
            if (++written % Part == 0)
            {
                chunks.Flush();
            }
        }).ConfigureAwait(false);
        WireJson.EndAlert(chunks.Json, alert, form);
        chunks.Flush();
    }
}
