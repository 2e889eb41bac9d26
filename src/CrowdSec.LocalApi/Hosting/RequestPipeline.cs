using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>What happens around every request: who is it, how did it end, what is noted of it.</summary>
internal sealed class RequestPipeline(ClientAddress addresses, Authenticator authenticator, FailureAnswers failures, ApiCounters counters, AccessLog? accessLog, TimeProvider clock)
{
    private const string NoRoute = "invalid-endpoint";

    /// <summary>The outermost step.</summary>
    public async Task ObserveAsync(HttpContext context, RequestDelegate next)
    {
        var started = clock.GetTimestamp();
        var error = "";
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            error = await failures.AnswerAsync(context, exception);
        }

        var route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
        var duration = clock.GetElapsedTime(started);
        Count(context, route, duration);
        if (accessLog is { IsEnabled: true })
        {
            accessLog.Add(Entry(context, duration, error));
        }
    }

    /// <summary>The step between finding the route and running it.</summary>
    public async Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
        if (route is not null)
        {
            await authenticator.AuthenticateAsync(context, route.Rule);
        }

        await AnswerCompression.RunAsync(context, route, next);
    }

    private void Count(HttpContext context, ApiRoute? route, TimeSpan duration)
    {
        if (route?.Label == HealthEndpoints.Path)
        {
            return;
        }

        // A method that somebody made up must not become a label.
        var label = route?.Label ?? NoRoute;
        var method = route?.Method ?? (IsCommon(context.Request.Method) ? context.Request.Method : "other");
        counters.AddRequest(label, method, duration);
        var caller = context.Features.Get<Caller>();
        if (caller?.MachineId is { } machine)
        {
            counters.AddMachine(machine, label, method);
        }
        else if (caller?.Bouncer is { } bouncer)
        {
            counters.AddBouncer(bouncer.Name, label, method);
        }
    }

    private AccessLogEntry Entry(HttpContext context, TimeSpan duration, string error)
    {
        var request = context.Request;
        var address = context.Features.Get<Caller>()?.Address ?? addresses.Find(context.Features.GetRequiredFeature<PeerConnection>(), request.Headers);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        return new(address, clock.GetUtcNow(), request.Method, target, request.Protocol, context.Response.StatusCode, duration, request.Headers.UserAgent.ToString(), error);
    }

    private static bool IsCommon(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS";
}
