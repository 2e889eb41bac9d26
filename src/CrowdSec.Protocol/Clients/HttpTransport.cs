using System.Net;
using System.Net.Sockets;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Requests to one Local API: connections, limits of time and size, and errors in one form. Thread-safe.</summary>
internal sealed class HttpTransport : IDisposable
{
    private const int LongestError = 64 * 1024;

    private readonly HttpClient _http;
    private readonly ClientOptions _options;

    public HttpTransport(ClientOptions options)
    {
        _options = options;
        Address = ApiAddress.Parse(options.Url);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = !Address.IsHere,
        };
        if (Address.Base.Scheme == "https")
        {
            handler.SslOptions = TlsTrust.Create(options);
        }

        if (Address.SocketPath.Length > 0)
        {
            handler.ConnectCallback = ConnectSocketAsync;
        }

        // A time limit for the whole is set per request: reading a long answer may take long.
        _http = new HttpClient(handler) { BaseAddress = Address.Base, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
    }

    public ApiAddress Address { get; }

    /// <summary>The whole answer to a request; its status may be any.</summary>
    /// <exception cref="ApiClientException">There was no answer, or it was too long.</exception>
    public async Task<ApiAnswer> AskAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var most = response.IsSuccessStatusCode ? _options.MostAnswerBytes : LongestError;
            var body = await ReadAsync(response, most, limit.Token).ConfigureAwait(false);
            return new ApiAnswer(response.StatusCode, body);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Failed(request, e, timeout);
        }
    }

    /// <summary>An answer whose body is read by the caller, who disposes of it.</summary>
    /// <exception cref="ApiClientException">There was no answer.</exception>
    public async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.LongTimeout);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Failed(request, e, _options.LongTimeout);
        }
    }

    public static async Task<ApiClientException> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(response, LongestError, cancellationToken).ConfigureAwait(false);
        return new ApiClientException(response.StatusCode, WireJsonReader.ReadMessage(body.Span));
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectSocketAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Address.SocketPath), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsFailure(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && e is HttpRequestException or IOException or SocketException or OperationCanceledException;

    private ApiClientException Failed(HttpRequestMessage request, Exception e, TimeSpan timeout)
    {
        var where = Address.SocketPath.Length > 0 ? Address.SocketPath : new Uri(Address.Base, request.RequestUri!).GetLeftPart(UriPartial.Path);
        var reason = e is OperationCanceledException ? $"no answer within {timeout.TotalSeconds:0} s" : Innermost(e).Message;
        return new ApiClientException($"performing request: {request.Method} {where}: {reason}", e);
    }

    private static Exception Innermost(Exception e) => e is HttpRequestException { InnerException: { } inner } ? Innermost(inner) : e;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[Math.Clamp((int)Math.Min(response.Content.Headers.ContentLength ?? 4096, most), 256, 1 << 20)];
        var count = 0;
        while (true)
        {
            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, most + 1L));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
            count += read;
            if (read == 0)
            {
                return buffer.AsMemory(0, count);
            }

            if (count > most)
            {
                throw response.IsSuccessStatusCode ? new IOException($"the answer is longer than {most} bytes") : new ApiClientException(response.StatusCode, "");
            }
        }
    }
}
