using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Http;

/// <summary>Functions on the HTTP request at hand, where there is one.</summary>
internal static class RequestFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("JA4H", (object? request) => Fingerprint(request))
        {
            Summary = "The JA4H fingerprint of the client that sent the request; an error where there is no request.",
        },
    ];

    private static string Fingerprint(object? request) =>
        request is IHttpRequestFacts facts
            ? Ja4H.Compute(facts.Method, facts.VersionDigits, facts.HeaderPairs, facts.CookiePairs)
            : throw new ExprRuntimeException("JA4H: there is no HTTP request here");
}
