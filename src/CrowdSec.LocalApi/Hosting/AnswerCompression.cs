using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>
/// Answers that may be long are compressed for who asks for it (Accept-Encoding: gzip). Questions about one address are not among them: they are short, and many. Nor are
/// answers with a token: who could choose a part of such an answer could guess the rest by its compressed size.
/// </summary>
internal static class AnswerCompression
{
    private static readonly FrozenSet<string> Routes = FrozenSet.Create("/v1/alerts", "/v1/decisions/stream", "/v1/allowlists", "/v1/allowlists/:allowlist_name", "/v1/openapi.json");

    public static Task RunAsync(HttpContext context, ApiRoute? route, RequestDelegate next) =>
        route is { Method: "GET" } && Routes.Contains(route.Label) && IsAskedFor(context.Request.Headers.AcceptEncoding) ? CompressAsync(context, next) : next(context);

    internal static bool IsAskedFor(StringValues header)
    {
        foreach (var line in header)
        {
            foreach (var part in line.AsSpan().Split(','))
            {
                var coding = line.AsSpan(part).Trim();
                var end = coding.IndexOf(';');
                var name = end < 0 ? coding : coding[..end].TrimEnd();
                if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase))
                {
                    return end < 0 || !IsZero(coding[(end + 1)..]);
                }
            }
        }

        return false;
    }

    /// <summary>"q=0", "q=0.000": anything but this.</summary>
    private static bool IsZero(ReadOnlySpan<char> weight)
    {
        weight = weight.Trim();
        return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && weight.Length > 2 && weight[2..].Trim("0.").IsEmpty;
    }

    private static async Task CompressAsync(HttpContext context, RequestDelegate next)
    {
        var plain = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var body = new GzipWhenLarge(plain.Stream, context.Response);
        var feature = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(feature);
        context.Response.Headers.Vary = "Accept-Encoding";
        try
        {
            await next(context);
            await feature.CompleteAsync();
            await body.CompleteAsync(context.RequestAborted);
        }
        finally
        {
            // A failure is answered as if nothing had been written.
            context.Features.Set(plain);
        }
    }
}
