using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>A folder's routes. They are added with <see cref="RouteExtensions"/>, handlers are plain request delegates: no reflection when a request comes.</summary>
internal interface IEndpoints
{
    void Map(IEndpointRouteBuilder routes);
}
