using System.Text.Json;
using CrowdSec.Protocol.Json;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Writes JSON answers as clients know them: no spaces, no line break at the end, Go's escapes.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>A small answer: it is built in memory first, so that a failure while writing is still a proper error.</summary>
    public static async Task WriteAsync<T>(HttpContext context, int status, T value, Action<Utf8JsonWriter, T> write)
    {
        using var bytes = new PooledBytes();
        using (var json = WireJson.CreateWriter(bytes))
        {
            write(json, value);
        }

        await WriteAsync(context, status, bytes.Memory);
    }

    /// <summary>JSON that is there already.</summary>
    public static Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = json.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    /// <summary>{"message":"..."}</summary>
    public static Task MessageAsync(HttpContext context, int status, string message) => WriteAsync(context, status, message, WireJson.WriteMessage);

    /// <summary>{"code":401,"message":"..."}, which is how errors about tokens look.</summary>
    public static Task CodeMessageAsync(HttpContext context, int status, string message) =>
        WriteAsync(context, status, (status, message), static (json, error) => WireJson.WriteCodeAndMessage(json, error.status, error.message));

    /// <summary>A status alone.</summary>
    public static Task EmptyAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = status is StatusCodes.Status204NoContent ? null : 0;
        return Task.CompletedTask;
    }
}
