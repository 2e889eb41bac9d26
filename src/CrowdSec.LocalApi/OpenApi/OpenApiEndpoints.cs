using CrowdSec.LocalApi.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.OpenApi;

/// <summary>Serves the description of all routes, which is a file beside this one; a test holds the two together.</summary>
internal sealed class OpenApiEndpoints : IEndpoints
{
    public const string Path = "/v1/openapi.json";
    private static readonly byte[] Description = Load();

    public void Map(IEndpointRouteBuilder routes) => routes.Add("GET", Path, null, static context => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, Description));

    private static byte[] Load()
    {
        using var resource = typeof(OpenApiEndpoints).Assembly.GetManifestResourceStream("openapi.json")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
