using System.Buffers;

namespace CrowdSec.Expr.Helpers.Uris;

/// <summary>Tells well-formed URI references (RFC 3986, as Go's url.Parse reads them) from others, and finds their query.</summary>
internal static class UriShape
{
    private static readonly SearchValues<char> HostLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~!$&'()*+,;=:[]<>\"%");

    public static bool TryGetQuery(string uri, out string query)
    {
        query = "";
        var hash = uri.IndexOf('#');
        var rest = hash < 0 ? uri : uri[..hash];
        if (HasControls(rest) || (hash >= 0 && !HasValidEscapes(uri[(hash + 1)..])) || !TryTakeScheme(ref rest, out var hasScheme))
        {
            return false;
        }

        var mark = rest.IndexOf('?');
        if (mark >= 0)
        {
            query = rest[(mark + 1)..];
            rest = rest[..mark];
        }

        return IsValidTarget(rest, hasScheme);
    }

    private static bool IsValidTarget(string rest, bool hasScheme)
    {
        if (!rest.StartsWith('/'))
        {
            // With a scheme this is opaque ("mailto:x"); without, a colon in the first segment would look like a scheme.
            return hasScheme || (rest.IndexOf(':') is var colon && (colon < 0 || rest.IndexOf('/') is >= 0 and var slash && slash < colon) && HasValidEscapes(rest));
        }

        if (rest.StartsWith("//", StringComparison.Ordinal) && (hasScheme || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            var slash = rest.IndexOf('/', 2);
            var authority = slash < 0 ? rest[2..] : rest[2..slash];
            return IsValidAuthority(authority) && (slash < 0 || HasValidEscapes(rest[slash..]));
        }

        return HasValidEscapes(rest);
    }

    private static bool TryTakeScheme(ref string rest, out bool hasScheme)
    {
        hasScheme = false;
        for (var i = 0; i < rest.Length; i++)
        {
            if (char.IsAsciiLetter(rest[i]) || (i > 0 && (char.IsAsciiDigit(rest[i]) || rest[i] is '+' or '-' or '.')))
            {
                continue;
            }

            if (rest[i] != ':')
            {
                return true;
            }

            hasScheme = i > 0;
            rest = rest[(i + 1)..];
            return hasScheme;
        }

        return true;
    }

    private static bool IsValidAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        var host = authority[(at + 1)..];
        if (at >= 0 && !HasValidEscapes(authority[..at]))
        {
            return false;
        }

        var close = host.LastIndexOf(']');
        if (host.StartsWith('[') && close < 0)
        {
            return false;
        }

        var colon = host.IndexOf(':', Math.Max(close, 0));
        foreach (var symbol in colon < 0 ? "" : host.AsSpan(colon + 1))
        {
            if (!char.IsAsciiDigit(symbol))
            {
                return false;
            }
        }

        return host.All(static c => c >= 0x80 || HostLetters.Contains(c)) && HasValidEscapes(host);
    }

    private static bool HasControls(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || text.Contains('\u007f');

    private static bool HasValidEscapes(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }
        }

        return true;
    }
}
