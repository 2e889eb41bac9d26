using CrowdSec.LocalApi.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Hosting;

internal static class RouteExtensions
{
    /// <summary>Adds a route with the rule who may call it; null: everybody.</summary>
    public static IEndpointConventionBuilder Add(this IEndpointRouteBuilder routes, string method, string pattern, AccessRule? rule, RequestDelegate handler)
    {
        var endpoint = routes.MapMethods(pattern, [method], handler);
        return rule is { } known ? endpoint.WithMetadata(known) : endpoint;
    }
}
