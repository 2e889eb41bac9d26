using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Uris;

/// <summary>Escapes and query strings.</summary>
internal static class UriFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("QueryEscape", (string text) => UriEscape.EscapeQuery(text), Pure: true)
        {
            Summary = "The text in the form that query strings hold.",
            Examples = ["QueryEscape('a b&c') == 'a+b%26c'"],
        },
        new("QueryUnescape", (string text) => UriUnescape.TryQuery(text, out var plain) ? plain : text, Pure: true)
        {
            Summary = "The text that a query string's part stands for; as it is when an escape is broken.",
            Examples = ["QueryUnescape('a+b%26c') == 'a b&c'", "QueryUnescape('100%') == '100%'"],
        },
        new("PathEscape", (string text) => UriEscape.EscapePathSegment(text), Pure: true)
        {
            Summary = "The text in the form that a path's segment holds.",
            Examples = ["PathEscape('a b/c') == 'a%20b%2Fc'"],
        },
        new("PathUnescape", (string text) => UriUnescape.TryPath(text, out var plain) ? plain : text, Pure: true)
        {
            Summary = "The text that a path stands for; as it is when an escape is broken.",
            Examples = ["PathUnescape('/%2e%2e/a+b') == '/../a+b'", "PathUnescape('%zz') == '%zz'"],
        },
        new("ParseUri", (string uri) => QueryString.ParseUri(uri), Pure: true)
        {
            Summary = "The query parameters of a URI with all their values; empty when the URI is malformed.",
            Examples = ["ParseUri('/p?a=1&a=2&b').a == ['1', '2']", "len(ParseUri('/p?a=%zz')) == 0"],
        },
        new("ParseQuery", (string query) => QueryString.ParseLenient(query), Pure: true)
        {
            Summary = "The parameters of a query string; broken escapes stay as they are.",
            Examples = ["ParseQuery('a=%zz&b=1;2').a == ['%zz']"],
        },
        new("ExtractQueryParam", ExtractQueryParam, Pure: true)
        {
            Summary = "All values of one query parameter of a URI.",
            Examples = ["ExtractQueryParam('/p?id=1&id=2', 'id') == ['1', '2']", "len(ExtractQueryParam('/p', 'id')) == 0"],
        },
    ];

    private static string[] ExtractQueryParam(string uri, string name)
    {
        var mark = uri.IndexOf('?');
        return mark >= 0 && QueryString.ParseLenient(uri[(mark + 1)..]).TryGetValue(name, out var values) ? values : [];
    }
}
