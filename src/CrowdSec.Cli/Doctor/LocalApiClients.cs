using System.Reflection;
using CrowdSec.Configuration;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Doctor;

/// <summary>Clients of the Local API that give up soon.</summary>
internal static class LocalApiClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="ApiClientException">The address is no address, or a certificate cannot be read.</exception>
    public static LocalApiClient ForMachine(Patient patient, ApiCredentials credentials) =>
        new(Options(patient, credentials), new MachineCredentials(credentials.Login, credentials.Password), patient.Clock);

    /// <exception cref="ApiClientException">The address is no address, or a certificate cannot be read.</exception>
    public static BouncerClient ForBouncer(Patient patient, ApiCredentials credentials, string key) =>
        new(Options(patient, credentials) with { CertPath = "", KeyPath = "" }, key);

    private static ClientOptions Options(Patient patient, ApiCredentials credentials) => new()
    {
        Url = credentials.Url,
        UserAgent = UserAgents.Cscli(typeof(LocalApiClients).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"),
        CaCertPath = credentials.CaCertPath,
        CertPath = credentials.CertPath,
        KeyPath = credentials.KeyPath,
        InsecureSkipVerify = patient.Config.ApiClient?.InsecureSkipVerify ?? false,
        Timeout = Patience,
        LongTimeout = Patience,
    };
}
