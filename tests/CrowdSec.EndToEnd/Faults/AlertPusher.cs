using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdSec.EndToEnd.Harness;

namespace CrowdSec.EndToEnd.Faults;

/// <summary>Sends alerts, each about an address of its own, and remembers which were acknowledged.</summary>
/// <param name="network">First number of the addresses.</param>
internal sealed class AlertPusher(Site site, int network = 10) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(site.Url), Timeout = TimeSpan.FromSeconds(20) };
    private readonly List<string> _acknowledged = [];
    private int _count;

    /// <summary>Addresses whose alert was answered with 201.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    public async Task LogInAsync(CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(site.Folder, "local_api_credentials.yaml"), cancellationToken);
        string Value(string key) => lines.Single(line => line.StartsWith(key + ":", StringComparison.Ordinal))[(key.Length + 1)..].Trim().Trim('"');
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/watchers/login") { Content = JsonContent.Create(new { machine_id = Value("login"), password = Value("password") }) };
        request.Headers.UserAgent.ParseAdd("crowdsec/test");
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancellationToken));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("token").GetString());
    }

    /// <summary>Pushes until it is told to stop or the server is gone.</summary>
    public async Task PushAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _count);
            var address = $"{network}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";
            try
            {
                using var body = new StringContent(Alert(address), System.Text.Encoding.UTF8, "application/json");
                using var answer = await _http.PostAsync("v1/alerts", body, CancellationToken.None);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                }

                lock (_acknowledged)
                {
                    _acknowledged.Add(address);
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Addresses of all decisions that the API gives a bouncer.</summary>
    public async Task<HashSet<string>> DecidedAsync(string key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/decisions/stream?startup=true");
        request.Headers.Add("X-Api-Key", key);
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        var addresses = json.RootElement.GetProperty("new").EnumerateArray().Select(static d => d.GetProperty("value").GetString()!).ToList();
        var distinct = addresses.ToHashSet(StringComparer.Ordinal);
        return distinct.Count == addresses.Count ? distinct : throw new InvalidOperationException("a decision came twice");
    }

    public void Dispose() => _http.Dispose();

    private static string Alert(string address)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return $$"""
            [{"capacity":5,"events":[],"events_count":6,"leakspeed":"10s","message":"test","remediation":true,"scenario":"test/kill","scenario_hash":"","scenario_version":"","simulated":false,
            "source":{"ip":"{{address}}","scope":"Ip","value":"{{address}}"},"start_at":"{{now}}","stop_at":"{{now}}"}]
            """;
    }
}
