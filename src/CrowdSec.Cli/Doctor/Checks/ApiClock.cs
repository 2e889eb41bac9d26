using CrowdSec.Configuration;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Compares the clocks of this host and of the Local API's.</summary>
internal static class ApiClock
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task CompareAsync(Patient patient, ApiCredentials credentials, List<HealthFinding> findings, CancellationToken cancellationToken)
    {
        // Only the time is read from the answer, so whose certificate it is does not matter.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(new Uri(credentials.Url), "health"), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Date is { } date)
            {
                var difference = date - patient.Clock.GetUtcNow();
                findings.Add(difference.Duration() <= Tolerance
                    ? HealthFinding.Fine("the clocks of this host and of the Local API agree")
                    : HealthFinding.Warning($"the clock of the Local API is {difference.Duration():d\\.hh\\:mm\\:ss} {(difference > TimeSpan.Zero ? "ahead" : "behind")}", "set the clocks, with chrony or systemd-timesyncd: decisions begin and end by them"));
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            findings.Add(HealthFinding.Warning($"{credentials.Url} does not tell the time: {e.Message}", "nothing to do, if all else is fine"));
        }
    }
}
