using System.Net;
using CrowdSec.Configuration;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Can the Local API be reached, does it let us in, and does its clock agree with ours?</summary>
internal sealed class LocalApiCheck : IHealthCheck
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    public string Name => "lapi";

    public string Title => "Local API";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var (credentials, diagnostics) = patient.Credentials;
        var findings = DiagnosticFindings.Of(diagnostics).ToList();
        if (credentials is null or { Url.Length: 0 } or { Login.Length: 0, CertPath.Length: 0 })
        {
            findings.Add(HealthFinding.Broken(
                $"there is no login for the Local API in {patient.Config.ApiClient?.CredentialsPath ?? "api.client.credentials_path"}",
                patient.RunsLocalApi ? "'cscli machines add --auto --force'" : "'cscli lapi register --url http://THE-OTHER-HOST:8080', and 'cscli machines validate' there"));
            return findings;
        }

        ComparePorts(patient, credentials, findings);
        await LogInAsync(patient, credentials, findings, cancellationToken).ConfigureAwait(false);
        if (findings.TrueForAll(static f => f.Level != HealthLevel.Broken) && !credentials.IsSocket)
        {
            await ApiClock.CompareAsync(patient, credentials, findings, cancellationToken).ConfigureAwait(false);
        }

        return findings;
    }

    /// <summary>The port stands in two files, and people change one of them.</summary>
    private static void ComparePorts(Patient patient, ApiCredentials credentials, List<HealthFinding> findings)
    {
        if (patient.Config.ApiServer is { Enabled: true, ListenUri: { Length: > 0 } listen }
            && Uri.TryCreate(credentials.Url, UriKind.Absolute, out var url) && url.IsLoopback
            && listen[(listen.LastIndexOf(':') + 1)..] is { Length: > 0 } port && port != url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            findings.Add(HealthFinding.Broken($"the Local API listens on {listen}, and {patient.Config.ApiClient?.CredentialsPath} says {credentials.Url}", "give both the same port"));
        }
    }

    private static async Task LogInAsync(Patient patient, ApiCredentials credentials, List<HealthFinding> findings, CancellationToken cancellationToken)
    {
        try
        {
            using var client = LocalApiClients.ForMachine(patient, credentials);
            var started = patient.Clock.GetTimestamp();
            await client.LogInAsync(cancellationToken).ConfigureAwait(false);
            var elapsed = patient.Clock.GetElapsedTime(started);
            var text = $"{credentials.Url} lets {(credentials.Login.Length > 0 ? credentials.Login : "our certificate")} in, in {elapsed.TotalMilliseconds:0} ms";
            findings.Add(elapsed < Slow ? HealthFinding.Fine(text) : HealthFinding.Warning(text, "the host or its database is overloaded: look at its load, and at the check of the database"));
        }
        catch (ApiClientException e)
        {
            findings.Add(HealthFinding.Broken($"{credentials.Url}: {e.Message}", Remedy(patient, e)));
        }
    }

    private static string Remedy(Patient patient, ApiClientException failure) => failure.Status switch
    {
        null when patient.RunsLocalApi => "start crowdsec: 'sudo systemctl start crowdsec'; if it runs, its log says why it does not listen",
        null => "is crowdsec running on that host, does it listen on more than 127.0.0.1, and does a firewall stand between?",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "the login is unknown or not validated there: 'cscli machines list' and 'cscli machines validate' on the host of the Local API",
        _ => "does another program listen there?",
    };
}
