namespace CrowdSec.Expr.Helpers.Http;

/// <summary>What functions need to know of an HTTP request; the host's request type implements it.</summary>
public interface IHttpRequestFacts
{
    string Method { get; }

    /// <summary>Major and minor version without a dot: "11", "20".</summary>
    string VersionDigits { get; }

    /// <summary>Names and values as the client wrote them.</summary>
    IReadOnlyList<KeyValuePair<string, string>> HeaderPairs { get; }

    /// <summary>Names and values.</summary>
    IReadOnlyList<KeyValuePair<string, string>> CookiePairs { get; }
}
