using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Http;

/// <summary>Asking web servers from expressions. An answer of any status is an answer; no answer is an error.</summary>
internal sealed class HttpFunctions(HttpExchange exchange)
{
    private static readonly IEnumerable<KeyValuePair<string, string>> NoHeaders = [];

    public IEnumerable<ExprFunction> All =>
    [
        new("HTTPGet", (string url) => exchange.Send("HTTPGet", HttpMethod.Get, url, NoHeaders, null, null))
        {
            Summary = "The answer (StatusCode, Body, Headers) to a GET request.",
        },
        new("HTTPHead", (string url) => exchange.Send("HTTPHead", HttpMethod.Head, url, NoHeaders, null, null))
        {
            Summary = "The answer to a HEAD request.",
        },
        new("HTTPPost", (string url, string contentType, string body) => exchange.Send("HTTPPost", HttpMethod.Post, url, NoHeaders, body, contentType))
        {
            Summary = "The answer to a POST request.",
        },
        new("HTTPRequest", Request)
        {
            Summary = "The answer to a request of any method, with a map of headers and a body.",
        },
    ];

    private HttpResult Request(string method, string url, object? headers, string body)
    {
        if (method.Length == 0 || !method.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ExprRuntimeException($"HTTPRequest: '{method}' is not a method");
        }

        return exchange.Send("HTTPRequest", new HttpMethod(method), url, Headers(headers), body.Length == 0 ? null : body, null);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(object? headers) => headers switch
    {
        null => NoHeaders,
        StringMap map => map.Pairs,
        IReadOnlyDictionary<string, string> map => map,
        Dictionary<string, object?> map => map.Select(static p => KeyValuePair.Create(p.Key, p.Value as string ?? throw new ExprRuntimeException($"HTTPRequest: the header '{p.Key}' is no text"))),
        _ => throw new ExprRuntimeException("HTTPRequest: the headers are no map"),
    };
}
