using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Version;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Api;

/// <summary>For commands that ask the Local API, wherever it runs, with this machine's credentials.</summary>
internal static class LapiAccess
{
    /// <exception cref="CliException">There are no credentials, or they are damaged.</exception>
    public static ApiCredentials Credentials(CliInvocation run)
    {
        var path = Path(run);
        if (!File.Exists(path))
        {
            throw new CliException($"loading api client: failed to read {path}: no such file: register this machine with 'cscli lapi register', or on the Local API's own machine with 'cscli machines add -a'");
        }

        var findings = new DiagnosticBag();
        var credentials = ApiCredentials.Load(path, run.Host.Environment, findings) ?? throw new CliException($"loading api client: {string.Join('\n', findings)}");
        return credentials.Url.Length > 0 ? credentials : throw new CliException($"loading api client: there is no 'url' in {path}");
    }

    /// <summary>Where the credentials are.</summary>
    /// <exception cref="CliException">The configuration does not say.</exception>
    public static string Path(CliInvocation run) => run.Settings.Config.ApiClient is { CredentialsPath: { Length: > 0 } path } ? path
        : throw new CliException($"loading api client: no API client section in configuration: add 'api.client.credentials_path' to {run.Settings.ConfigPath}");

    /// <exception cref="CliException">There are no credentials, or they are damaged.</exception>
    /// <exception cref="ApiClientException">The address is no address, or a certificate cannot be read.</exception>
    public static LocalApiClient Connect(CliInvocation run) => Connect(run, Credentials(run));

    public static LocalApiClient Connect(CliInvocation run, ApiCredentials credentials) =>
        new(Options(run, credentials), new MachineCredentials(credentials.Login, credentials.Password), run.Host.Clock);

    private static ClientOptions Options(CliInvocation run, ApiCredentials credentials) => new()
    {
        Url = credentials.Url,
        UserAgent = UserAgents.Cscli(ProgramVersion.Number),
        CaCertPath = credentials.CaCertPath,
        CertPath = credentials.CertPath,
        KeyPath = credentials.KeyPath,
        InsecureSkipVerify = run.Settings.Config.ApiClient?.InsecureSkipVerify ?? false,
    };
}
