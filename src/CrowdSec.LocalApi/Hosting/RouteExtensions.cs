using System.Net;
using CrowdSec.LocalApi.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Hosting;

internal static class RouteExtensions
{
    /// <summary>Adds a route with the rule who may call it; null: everybody.</summary>
    public static IEndpointConventionBuilder Add(this IEndpointRouteBuilder routes, string method, string pattern, AccessRule? rule, RequestDelegate handler)
    {
        // Metrics name parameters as ":name".
        var label = pattern.Replace("{", ":", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return routes.MapMethods(pattern, [method], handler).WithMetadata(new ApiRoute(method, label, rule));
    }

    /// <summary>Who sent the request.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    /// <summary>
    /// The last segment of the path, with all its escapes undone, "%2F" too. A route's value is not that: the server leaves an escaped slash as it is, so that
    /// "%2F" and "%252F" look the same.
    /// </summary>
    public static string LastSegment(this HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.AsSpan();
        var query = path.IndexOf('?');
        path = query < 0 ? path : path[..query];
        path = path.TrimEnd('/');
        return WebUtility.UrlDecode(path[(path.LastIndexOf('/') + 1)..].ToString().Replace("+", "%2B", StringComparison.Ordinal));
    }
}
