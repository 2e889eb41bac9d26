using System.Security.Cryptography;
using System.Text;

namespace CrowdSec.Expr.Helpers.Http;

/// <summary>
/// The JA4H fingerprint of an HTTP client, see https://github.com/FoxIO-LLC/ja4/blob/main/technical_details/JA4H.md. Header names are sorted,
/// since the order in which they came is not known here.
/// </summary>
public static class Ja4H
{
    private const int HashLength = 12;
    private const int LanguageLength = 4;
    private const int MostCounted = 99;

    private static readonly string NoCookies = new('0', HashLength);

    /// <param name="version">"11" for HTTP/1.1, "20" for HTTP/2.</param>
    /// <param name="headers">Name and value, as the client wrote them.</param>
    /// <param name="cookies">Name and value.</param>
    public static string Compute(string method, string version, IReadOnlyList<KeyValuePair<string, string>> headers, IReadOnlyList<KeyValuePair<string, string>> cookies)
    {
        var names = headers.Select(static h => h.Key).Where(static n => !IsCookie(n) && !IsReferer(n)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var prefix = new StringBuilder()
            .Append((method + "00").ToLowerInvariant().AsSpan(0, 2))
            .Append(version)
            .Append(cookies.Count > 0 ? 'c' : 'n')
            .Append(headers.Any(static h => IsReferer(h.Key) && h.Value.Length > 0) ? 'r' : 'n')
            .Append(Math.Min(names.Length, MostCounted).ToString("00"))
            .Append(Language(headers));
        return $"{prefix}_{Hash(names)}_{HashOrNone(cookies.Select(static c => c.Key))}_{HashOrNone(cookies.Select(static c => $"{c.Key}={c.Value}"))}";
    }

    private static string Language(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var value = headers.FirstOrDefault(static h => h.Key.Equals("Accept-Language", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        var first = value.Split(',', ';')[0].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return first.PadRight(LanguageLength, '0')[..LanguageLength];
    }

    private static string HashOrNone(IEnumerable<string> parts) => parts.Any() ? Hash(parts) : NoCookies;

    private static string Hash(IEnumerable<string> parts)
    {
        var text = string.Join(',', parts.Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
    }

    private static bool IsCookie(string name) => name.StartsWith("Cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsReferer(string name) => name.Equals("Referer", StringComparison.OrdinalIgnoreCase);
}
