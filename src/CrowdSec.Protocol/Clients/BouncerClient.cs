using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Clients;

/// <summary>
/// What a bouncer may ask of a Local API. Thread-safe; made once and kept. All methods throw <see cref="ApiClientException"/> when the API refuses or is not reached.
/// </summary>
public sealed class BouncerClient : IDisposable
{
    private readonly HttpTransport _transport;
    private readonly ClientOptions _options;
    private readonly string _key;

    /// <param name="key">"" when a client certificate proves who we are.</param>
    public BouncerClient(ClientOptions options, string key)
    {
        _options = options;
        _key = key;
        _transport = new HttpTransport(options);
    }

    /// <summary>Decisions in force that match.</summary>
    /// <param name="query">"ip=192.0.2.1", escaped; "" for all.</param>
    public async Task<IReadOnlyList<Decision>> GetDecisionsAsync(string query, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Get, query.Length > 0 ? $"v1/decisions?{query}" : "v1/decisions", null, cancellationToken).ConfigureAwait(false)).Read(static utf8 => WireJsonReader.ReadDecisions(utf8.Span));

    /// <summary>What came and went since the last question; at startup all there is. Each decision is handed over when it is read.</summary>
    /// <param name="query">Filters as in "scopes=ip", escaped; "" for none.</param>
    public async Task PullAsync(bool isStartup, string query, Action<Decision> added, Action<Decision> removed, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"v1/decisions/stream?startup={(isStartup ? "true" : "false")}{(query.Length > 0 ? "&" : "")}{query}", null);
        using var response = await _transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await HttpTransport.ErrorAsync(response, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await new DecisionStreamReader(added, removed).ReadAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or WireFormatException)
        {
            throw new ApiClientException($"reading decisions: {e.Message}", e);
        }
    }

    public async Task SendUsageReportAsync(UsageReport report, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Post, "v1/usage-metrics", JsonContents.Of(WireJson.ToUtf8(report, static (json, r) => WireJson.WriteUsageReport(json, r))), cancellationToken).ConfigureAwait(false)).Ensure();

    public void Dispose() => _transport.Dispose();

    private async Task<ApiAnswer> AskAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, content);
        return await _transport.AskAsync(request, _options.Timeout, cancellationToken).ConfigureAwait(false);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (_key.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", _key);
        }

        return request;
    }
}
