using System.Text.Json;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Json;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>
/// Writes a list of alerts while it is read, so that memory stays the same however long the list is. Until the first part goes out, a failure is still a proper error;
/// after that the connection is cut, so that nobody takes half a list for a whole one.
/// </summary>
internal static class AlertListAnswer
{
    private const int PartSize = 64 << 10;

    public static async Task WriteAsync(HttpContext context, IAsyncEnumerable<Alert> alerts)
    {
        using var part = new PooledBytes(PartSize + 4096);
        using var json = WireJson.CreateWriter(part);
        var any = false;
        var sent = false;
        await foreach (var alert in alerts.WithCancellation(context.RequestAborted))
        {
            if (!any)
            {
                json.WriteStartArray();
                any = true;
            }

            WireJson.WriteAlert(json, alert, AlertForm.Stored);
            if (json.BytesPending + part.Length < PartSize)
            {
                continue;
            }

            Begin(context, ref sent);
            await SendAsync(context, json, part);
        }

        End(json, any);
        json.Flush();
        if (!sent)
        {
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, part.Memory);
            return;
        }

        await SendAsync(context, json, part);
    }

    private static void Begin(HttpContext context, ref bool sent)
    {
        if (!sent)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.ContentType = JsonAnswer.ContentType;
            sent = true;
        }
    }

    private static async Task SendAsync(HttpContext context, Utf8JsonWriter json, PooledBytes part)
    {
        json.Flush();
        await context.Response.Body.WriteAsync(part.Memory, context.RequestAborted);
        part.Clear();
    }

    private static void End(Utf8JsonWriter json, bool any)
    {
        if (any)
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
