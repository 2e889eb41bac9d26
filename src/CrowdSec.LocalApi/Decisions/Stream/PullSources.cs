using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>Tells pullers apart.</summary>
internal static class PullSources
{
    public static PullSource Of(HttpContext context)
    {
        var request = context.Request;
        var closed = context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed;
        var isOneProgram = closed is not null
            && HttpProtocol.IsHttp11(request.Protocol)
            && !request.Headers.ContainsKey("X-Forwarded-For")
            && !request.Headers.ContainsKey("Forwarded")
            && !request.Headers.ContainsKey("Via")
            && !request.Headers.ContainsKey("X-Real-IP");
        return new(KindOf(request), context.Connection.Id, closed ?? default, isOneProgram);
    }

    private static string KindOf(HttpRequest request)
    {
        const string Startup = "startup=";
        var query = request.QueryString.Value ?? "";
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(static part => !part.StartsWith(Startup, StringComparison.Ordinal));
        return $"{request.Headers.UserAgent}\n{string.Join('&', parts)}";
    }
}
