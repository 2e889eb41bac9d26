using System.Net.Http.Headers;
using System.Text;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Http;

/// <summary>Sends one request and reads the answer, both within bounds of time and size. Thread-safe.</summary>
public sealed class HttpExchange : IDisposable
{
    private const int LargestBody = 10 << 20; // bytes; the rest is left out
    private const int MostRedirects = 10;
    private const string UserAgent = "crowdsec";

    // Few installations ask anything, so nothing is loaded before the first question.
    private readonly Lazy<HttpClient> _client;

    public HttpExchange(TimeSpan timeout) => _client = new Lazy<HttpClient>(() => CreateClient(timeout));

    /// <exception cref="ExprRuntimeException">There was no answer.</exception>
    internal HttpResult Send(string function, HttpMethod method, string url, IEnumerable<KeyValuePair<string, string>> headers, string? body, string? contentType)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ExprRuntimeException($"{function}: '{url}' is not an HTTP address");
        }

        try
        {
            using var request = CreateRequest(method, address, headers, body, contentType);
            using var response = _client.Value.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return Read(response);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or FormatException or InvalidOperationException)
        {
            throw new ExprRuntimeException($"{function}: no answer from {address.Host}: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private static HttpClient CreateClient(TimeSpan timeout) =>
        new(new SocketsHttpHandler { MaxAutomaticRedirections = MostRedirects, ConnectTimeout = timeout }) { Timeout = timeout };

    private static HttpRequestMessage CreateRequest(HttpMethod method, Uri address, IEnumerable<KeyValuePair<string, string>> headers, string? body, string? contentType)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        }

        if (contentType is not null)
        {
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
        {
            RemoveQuietly(request.Headers, name);
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                RemoveQuietly(request.Content.Headers, name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static void RemoveQuietly(HttpHeaders headers, string name)
    {
        if (headers.NonValidated.Contains(name))
        {
            headers.Remove(name);
        }
    }

    private static HttpResult Read(HttpResponseMessage response)
    {
        using var stream = response.Content.ReadAsStream();
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while (buffer.Length < LargestBody && (read = stream.Read(chunk, 0, (int)Math.Min(chunk.Length, LargestBody - buffer.Length))) > 0)
        {
            buffer.Write(chunk, 0, read);
        }

        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(static h => h.Key, static h => h.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        return new HttpResult((long)response.StatusCode, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), headers);
    }
}
