using CrowdSec.Foundation.Logging;
using CrowdSec.Protocol.Json;
using CrowdSec.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Turns what a request died of into an answer. What the client did wrong is told; what is wrong here goes to the log and a file.</summary>
internal sealed class FailureAnswers(CrashTrace traces, ILog log)
{
    /// <summary>Nobody reads the answer any more; only the access log shows it.</summary>
    private const int ClientWentAway = 499;

    /// <returns>What the access log says about it.</returns>
    public async Task<string> AnswerAsync(HttpContext context, Exception exception)
    {
        if (IsClientGone(context, exception))
        {
            context.Abort();
            return SetStatus(context, ClientWentAway, "the client went away");
        }

        var (status, message) = Describe(context, exception);
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return message;
        }

        var challenge = context.Response.Headers.WWWAuthenticate;
        context.Response.Clear();
        context.Response.Headers.WWWAuthenticate = challenge;
        try
        {
            await (exception is ApiException { WithCode: true } ? JsonAnswer.CodeMessageAsync(context, status, message) : JsonAnswer.MessageAsync(context, status, message));
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            return "the client went away";
        }

        return message;
    }

    private (int Status, string Message) Describe(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case ApiException api:
                return (api.Status, api.Message);
            case BadHttpRequestException bad:
                return (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "http: request body too large" : "the request could not be read");
            case WireFormatException wire:
                return (StatusCodes.Status400BadRequest, wire.Message);
            case StoreException { Error: StoreError.NotFound } store:
                return (StatusCodes.Status404NotFound, store.Message);
            case StoreException { Error: StoreError.AlreadyExists } store:
                return (StatusCodes.Status403Forbidden, store.Message);
            case StoreException { Error: StoreError.Invalid } store:
                return (StatusCodes.Status500InternalServerError, store.Message);
            case StoreException store:
                log.Error($"{context.Request.Method} {context.Request.Path}: {store.Message}");
                return (StatusCodes.Status500InternalServerError, "the database is not available");
            default:
                return (StatusCodes.Status500InternalServerError, Record(context, exception));
        }
    }

    private string Record(HttpContext context, Exception exception)
    {
        // Neither headers nor the body: they hold keys and passwords.
        var request = $"{context.Request.Method} {context.Request.Path}";
        var file = traces.Write(request, exception);
        log.Error($"{request} failed: {exception.GetType().Name}: {exception.Message}{(file is null ? "" : $" (details in {file})")}");
        return "internal error, see the log of the Local API";
    }

    private static bool IsClientGone(HttpContext context, Exception exception) =>
        exception is ConnectionResetException || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested);

    private static string SetStatus(HttpContext context, int status, string message)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }

        return message;
    }
}
