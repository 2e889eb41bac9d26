namespace CrowdSec.Expr.Helpers.Uris;

/// <summary>Parameters of query strings. The number of parameters kept is bounded.</summary>
internal static class QueryString
{
    private const int MostParameters = 10_000;

    private static readonly IReadOnlyDictionary<string, string[]> None = new Dictionary<string, string[]>();

    /// <summary>Empty when the URI or any of its parameters is malformed.</summary>
    public static IReadOnlyDictionary<string, string[]> ParseUri(string uri) =>
        UriShape.TryGetQuery(uri, out var query) && TryParse(query, lenient: false, out var parameters) ? parameters : None;

    public static IReadOnlyDictionary<string, string[]> ParseLenient(string query)
    {
        TryParse(query, lenient: true, out var parameters);
        return parameters;
    }

    private static bool TryParse(string query, bool lenient, out IReadOnlyDictionary<string, string[]> parameters)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        parameters = None;
        var count = 0;
        foreach (var range in query.AsSpan().Split('&'))
        {
            var part = query[range];
            if (part.Length == 0 || count++ >= MostParameters)
            {
                continue;
            }

            if (!lenient && part.Contains(';'))
            {
                return false;
            }

            var equals = part.IndexOf('=');
            var key = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? "" : part[(equals + 1)..];
            if (lenient)
            {
                (key, value) = (UriUnescape.LenientQuery(key), UriUnescape.LenientQuery(value));
            }
            else if (!UriUnescape.TryQuery(key, out key) || !UriUnescape.TryQuery(value, out value))
            {
                return false;
            }

            if (!lists.TryGetValue(key, out var list))
            {
                lists[key] = list = [];
            }

            list.Add(value);
        }

        parameters = lists.ToDictionary(static p => p.Key, static p => p.Value.ToArray(), StringComparer.Ordinal);
        return true;
    }
}
