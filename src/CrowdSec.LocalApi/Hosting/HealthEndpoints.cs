using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>For load balancers and containers: the server answers.</summary>
internal sealed class HealthEndpoints : IEndpoints
{
    public const string Path = "/health";
    private static readonly byte[] Up = """{"status":"up"}"""u8.ToArray();

    public void Map(IEndpointRouteBuilder routes) => routes.Add("GET", Path, null, static context => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, Up));
}
