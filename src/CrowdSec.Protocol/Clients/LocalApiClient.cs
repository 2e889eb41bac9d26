using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Machines;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Clients;

/// <summary>
/// What a log processor, or cscli, may ask of a Local API. Logs in by itself when needed. Thread-safe; made once and kept. All methods throw
/// <see cref="ApiClientException"/> when the API refuses or is not reached.
/// </summary>
public sealed class LocalApiClient : IDisposable
{
    private readonly HttpTransport _transport;
    private readonly MachineSession _session;
    private readonly ClientOptions _options;

    /// <param name="scenarios">Names of the scenarios that run here, told with each log-in; null for none.</param>
    /// <exception cref="ApiClientException">The address is no address, or a certificate cannot be read.</exception>
    public LocalApiClient(ClientOptions options, MachineCredentials credentials, TimeProvider clock, Func<IReadOnlyList<string>>? scenarios = null)
    {
        _options = options;
        _transport = new HttpTransport(options);
        _session = new MachineSession(_transport, credentials, scenarios ?? (static () => []), options, clock);
    }

    public ApiAddress Address => _transport.Address;

    /// <summary>Proves who we are, whether or not there is a token already.</summary>
    public async Task LogInAsync(CancellationToken cancellationToken) => await _session.LogInAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Asks to be let in under the credentials of the request.</summary>
    /// <returns>Whether we are: without a token an operator has to say so first.</returns>
    public async Task<bool> RegisterAsync(RegistrationRequest registration, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/watchers")
        {
            Content = JsonContents.Of(WireJson.ToUtf8(registration, static (json, r) => WireJson.WriteRegistration(json, r))),
        };
        var answer = await _transport.AskAsync(request, _options.Timeout, cancellationToken).ConfigureAwait(false);
        return answer.Ensure().Status == HttpStatusCode.Accepted;
    }

    public async Task HeartbeatAsync(CancellationToken cancellationToken) => (await AskAsync(HttpMethod.Get, "v1/heartbeat", cancellationToken).ConfigureAwait(false)).Ensure();

    /// <summary>The API forgets us.</summary>
    public async Task DeleteSelfAsync(CancellationToken cancellationToken) => (await AskAsync(HttpMethod.Delete, "v1/watchers/self", cancellationToken).ConfigureAwait(false)).Ensure();

    /// <returns>Ids of the alerts that were stored: those about allowlisted sources are not.</returns>
    public Task<IReadOnlyList<long>> AddAlertsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        return AddAlertsAsync(WireJson.ToUtf8(alerts, static (json, a) => WireJson.WriteAlerts(json, a, AlertForm.Sent)), cancellationToken);
    }

    /// <param name="utf8">A JSON list of alerts; must not change before the answer is there.</param>
    public Task<IReadOnlyList<long>> AddAlertsAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        var (body, isCompressed) = Body(utf8);
        return AddAlertsAsync(body, isCompressed, cancellationToken);
    }

    /// <param name="body">A JSON list of alerts, ready to be sent.</param>
    /// <param name="isCompressed">It is in gzip form.</param>
    public async Task<IReadOnlyList<long>> AddAlertsAsync(ReadOnlyMemory<byte> body, bool isCompressed, CancellationToken cancellationToken)
    {
        var answer = await _session.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, "v1/alerts") { Content = JsonContents.Of(body, isCompressed) }, _options.LongTimeout, cancellationToken).ConfigureAwait(false);
        return answer.Read(static utf8 => WireJsonReader.ReadIds(utf8.Span));
    }

    /// <summary>Matching alerts, newest first, while the answer is coming in.</summary>
    public async IAsyncEnumerable<Alert> GetAlertsAsync(AlertQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await _session.OpenAsync(() => new HttpRequestMessage(HttpMethod.Get, "v1/alerts" + query.ToQuery()), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await HttpTransport.ErrorAsync(response, cancellationToken).ConfigureAwait(false);
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var elements = new JsonElementStream(body, _options.MostElementBytes);
        while (await NextAsync(elements, cancellationToken).ConfigureAwait(false) is { } alert)
        {
            yield return alert;
        }
    }

    /// <summary>The decisions of matching alerts, one by one while the answer is coming in: however many there are, few are in memory.</summary>
    public async Task ReadDecisionsAsync(AlertQuery query, Action<Decision> take, CancellationToken cancellationToken)
    {
        using var response = await _session.OpenAsync(() => new HttpRequestMessage(HttpMethod.Get, "v1/alerts" + query.ToQuery()), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await HttpTransport.ErrorAsync(response, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await new AlertDecisionReader(take).ReadAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or WireFormatException)
        {
            throw new ApiClientException($"reading decisions: {e.Message}", e);
        }
    }

    public async Task<Alert> GetAlertAsync(long id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Get, $"v1/alerts/{Text(id)}", cancellationToken, _options.LongTimeout).ConfigureAwait(false);
        return answer.Read(static utf8 => WireJsonReader.ReadAlert(utf8.Span));
    }

    /// <returns>How many.</returns>
    public Task<long> DeleteAlertsAsync(AlertQuery query, CancellationToken cancellationToken) => DeleteAsync("v1/alerts" + query.ToQuery(), cancellationToken);

    /// <returns>How many.</returns>
    public Task<long> DeleteAlertAsync(long id, CancellationToken cancellationToken) => DeleteAsync($"v1/alerts/{Text(id)}", cancellationToken);

    /// <summary>Ends matching decisions.</summary>
    /// <returns>How many.</returns>
    public Task<long> DeleteDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) => DeleteAsync("v1/decisions" + query.ToQuery(), cancellationToken);

    /// <returns>How many.</returns>
    public Task<long> DeleteDecisionAsync(long id, CancellationToken cancellationToken) => DeleteAsync($"v1/decisions/{Text(id)}", cancellationToken);

    public async Task<IReadOnlyList<Allowlist>> GetAllowlistsAsync(bool withItems, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Get, $"v1/allowlists{With(withItems)}", cancellationToken).ConfigureAwait(false)).Read(static utf8 => WireJsonReader.ReadAllowlists(utf8.Span));

    public async Task<Allowlist> GetAllowlistAsync(string name, bool withItems, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Get, $"v1/allowlists/{Uri.EscapeDataString(name)}{With(withItems)}", cancellationToken).ConfigureAwait(false)).Read(static utf8 => WireJsonReader.ReadAllowlist(utf8.Span));

    public async Task<AllowlistCheck> CheckAllowlistsAsync(string value, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Get, $"v1/allowlists/check/{Uri.EscapeDataString(value)}", cancellationToken).ConfigureAwait(false)).Read(static utf8 => WireJsonReader.ReadAllowlistCheck(utf8.Span));

    /// <returns>Those that are allowlisted.</returns>
    public async Task<IReadOnlyList<AllowlistMatch>> CheckAllowlistsAsync(IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var (body, isCompressed) = Body(WireJson.ToUtf8(values, static (json, v) => WireJson.WriteAllowlistTargets(json, v)));
        var answer = await _session.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, "v1/allowlists/check") { Content = JsonContents.Of(body, isCompressed) }, _options.LongTimeout, cancellationToken).ConfigureAwait(false);
        return answer.Read(static utf8 => WireJsonReader.ReadAllowlistMatches(utf8.Span));
    }

    public async Task SendUsageReportAsync(UsageReport report, CancellationToken cancellationToken)
    {
        var body = WireJson.ToUtf8(report, static (json, r) => WireJson.WriteUsageReport(json, r));
        (await _session.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, "v1/usage-metrics") { Content = JsonContents.Of(body) }, _options.Timeout, cancellationToken).ConfigureAwait(false)).Ensure();
    }

    public void Dispose() => _transport.Dispose();

    // Loopback carries bytes faster than anyone compresses them.
    private (ReadOnlyMemory<byte> Body, bool IsCompressed) Body(ReadOnlyMemory<byte> utf8) => Address.IsHere ? (utf8, false) : JsonContents.Compress(utf8);

    private Task<ApiAnswer> AskAsync(HttpMethod method, string path, CancellationToken cancellationToken, TimeSpan? timeout = null) =>
        _session.AskAsync(() => new HttpRequestMessage(method, path), timeout ?? _options.Timeout, cancellationToken);

    private async Task<long> DeleteAsync(string path, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Delete, path, cancellationToken, _options.LongTimeout).ConfigureAwait(false)).Read(static utf8 => WireJsonReader.ReadDeleted(utf8.Span));

    private static async ValueTask<Alert?> NextAsync(JsonElementStream elements, CancellationToken cancellationToken)
    {
        try
        {
            return await elements.NextAsync(cancellationToken).ConfigureAwait(false) is { } utf8 ? WireJsonReader.ReadAlert(utf8.Span) : null;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or WireFormatException)
        {
            throw new ApiClientException($"reading alerts: {e.Message}", e);
        }
    }

    private static string With(bool items) => items ? "?with_content=true" : "";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
