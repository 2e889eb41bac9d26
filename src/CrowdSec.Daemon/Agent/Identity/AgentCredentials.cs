using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Yaml;
using CrowdSec.Storage;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Daemon.Agent.Identity;

/// <summary>Who this log processor is at its Local API. Where the API runs in the same process, a machine is made when there is none: a fresh installation just works.</summary>
internal sealed class AgentCredentials(CrowdSecConfig config, Func<string, string?> environment, ILog log)
{
    private const string Missing = "missing local API credentials for crowdsec agent, abort";

    private string Path => config.ApiClient?.CredentialsPath ?? "";

    /// <summary>Reads the file; one that is not there, or without a login, is fine where <see cref="CompleteAsync"/> can help.</summary>
    /// <param name="findings">Gets what is wrong, also that there are none.</param>
    public ApiCredentials? Read(bool localApi, DiagnosticBag findings)
    {
        if (Path.Length == 0)
        {
            findings.Error(config.FilePath, 0, 0, Missing, "name a file with api.client.credentials_path");
            return null;
        }

        if (!File.Exists(Path) && !File.Exists(Path + ".local"))
        {
            return localApi ? new ApiCredentials() : Lacking("there is no such file", findings);
        }

        var credentials = ApiCredentials.Load(Path, environment, findings);
        return credentials is { Login.Length: 0, CertPath.Length: 0 } && !localApi ? Lacking("it has no login", findings) : credentials;
    }

    /// <summary>Makes a machine when the credentials have none, and writes them down.</summary>
    /// <param name="store">Of the Local API in this process; null when it runs elsewhere.</param>
    /// <param name="localUrl">Where it listens.</param>
    /// <exception cref="FatalException">The file cannot be written.</exception>
    public async Task<ApiCredentials> CompleteAsync(ApiCredentials credentials, IStore? store, string localUrl, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return credentials;
        }

        if (credentials is { Login.Length: 0, CertPath.Length: 0 })
        {
            credentials = credentials with
            {
                Url = credentials.Url.Length > 0 ? credentials.Url : localUrl,
                Login = MachineIdentity.Generate(),
                Password = MachinePassword.Generate(),
            };
            await AddAsync(store, credentials, cancellationToken).ConfigureAwait(false);
            Write(credentials);
            log.Info($"this log processor is new: machine '{credentials.Login}' was added, its credentials are in {Path}");
        }
        else if (credentials is { Login.Length: > 0, Password.Length: > 0 } && (await store.Machines.ListAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            // A database that was made anew knows nobody, and there is nobody else to let this machine in.
            await AddAsync(store, credentials, cancellationToken).ConfigureAwait(false);
            log.Info($"the database knows no machine: '{credentials.Login}' was added, as {Path} says");
        }

        return credentials;
    }

    private ApiCredentials? Lacking(string why, DiagnosticBag findings)
    {
        findings.Error(Path, 0, 0, $"{Missing}: {why}", "make them with 'cscli lapi register' here, or with 'cscli machines add' on the host of the Local API");
        return null;
    }

    private static Task<Machine> AddAsync(IStore store, ApiCredentials credentials, CancellationToken cancellationToken) =>
        store.Machines.AddAsync(
            new Machine { MachineId = credentials.Login, PasswordHash = MachinePassword.Hash(credentials.Password), IsValidated = true, IpAddress = "127.0.0.1" },
            replace: false,
            cancellationToken);

    private void Write(ApiCredentials credentials)
    {
        var entries = new KeyValuePair<string, object?>[] { new("url", credentials.Url), new("login", credentials.Login), new("password", credentials.Password) };
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            SecretFile.Write(Path, YamlWriter.ToText(entries));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"write api credentials in '{Path}' failed: {e.Message}", e);
        }
    }
}
