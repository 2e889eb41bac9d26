namespace CrowdSec.Protocol.Clients;

/// <summary>Where a Local API is: the base of its URLs, and the Unix socket it listens on, if it does.</summary>
/// <param name="Base">Ends with a slash.</param>
/// <param name="SocketPath">"" for TCP.</param>
public sealed record ApiAddress(Uri Base, string SocketPath)
{
    /// <summary>What is sent does not leave this machine.</summary>
    public bool IsHere => SocketPath.Length > 0 || Base.IsLoopback;

    /// <summary>Parses "http://host:8080/", "https://host/sub/", "host:8080" (http is meant), or "/run/api.sock".</summary>
    /// <exception cref="ApiClientException">The text is none of these.</exception>
    public static ApiAddress Parse(string text)
    {
        if (text.StartsWith('/'))
        {
            return new ApiAddress(new Uri("http://unix/"), text);
        }

        if (Uri.TryCreate(Normalize(text), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.Query.Length == 0)
        {
            return new ApiAddress(uri, "");
        }

        throw new ApiClientException($"'{text}' is not the URL of a Local API: it looks like http://127.0.0.1:8080/, or /run/crowdsec.sock for a socket");
    }

    /// <summary>The text with a scheme, and with a slash at its end; paths of sockets as they are.</summary>
    public static string Normalize(string text)
    {
        if (text.StartsWith('/'))
        {
            return text;
        }

        var url = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return url.EndsWith('/') ? url : url + "/";
    }
}
