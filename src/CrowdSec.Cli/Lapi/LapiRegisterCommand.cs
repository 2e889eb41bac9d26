using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Yaml;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Machines;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Lapi;

internal static class LapiRegisterCommand
{
    public static CliCommand Create() => new()
    {
        Name = "register",
        Summary = "Register a machine to Local API (LAPI)",
        Description = "Register your machine to the Local API (LAPI).\nKeep in mind the machine needs to be validated by an administrator on LAPI side to be effective, unless a token is given.",
        Example = "  cscli lapi register -u http://192.0.2.10:8080\n  cscli lapi register --machine web-1 --token 2b9f…",
        Flags =
        [
            CliFlag.Text("url", "URL of the API (ie. http://127.0.0.1)", 'u'),
            CliFlag.Text("file", "output file destination", 'f'),
            CliFlag.Text("machine", "Name of the machine to register with"),
            CliFlag.Text("token", "Auto registration token to use"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var configured = run.Settings.Config.ApiClient?.CredentialsPath ?? "";
        var known = Existing(run, configured);
        var credentials = known with
        {
            Url = Url(run, known),
            Login = run.Flags.Text("machine") is { Length: > 0 } name ? name : MachineIdentity.Generate(),
            Password = MachinePassword.Generate(),
        };
        using var client = LapiAccess.Connect(run, credentials with { CertPath = "", KeyPath = "" });
        var accepted = await RegisterAsync(run, client, credentials, cancellationToken).ConfigureAwait(false);
        run.Log.Info("Successfully registered to Local API (LAPI)");
        Save(run, run.Flags.Text("file") is { Length: > 0 } file ? file : configured, credentials);
        if (!accepted)
        {
            run.Log.Info($"On the Local API's machine the administrator has to accept it: cscli machines validate {credentials.Login}");
        }

        run.Log.Warning(ReloadMessage.Text);
        return 0;
    }

    private static async Task<bool> RegisterAsync(CliInvocation run, LocalApiClient client, ApiCredentials credentials, CancellationToken cancellationToken)
    {
        try
        {
            return await client.RegisterAsync(new RegistrationRequest(credentials.Login, credentials.Password, run.Flags.Text("token")), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e)
        {
            throw new CliException($"api client register: {e.Message}", e);
        }
    }

    private static ApiCredentials Existing(CliInvocation run, string path)
    {
        if (!File.Exists(path))
        {
            return new ApiCredentials();
        }

        var findings = new DiagnosticBag();
        return ApiCredentials.Load(path, run.Host.Environment, findings) ?? throw new CliException($"loading api client: {string.Join('\n', findings)}");
    }

    private static string Url(CliInvocation run, ApiCredentials known)
    {
        var url = run.Flags.Text("url") is { Length: > 0 } given ? given : known.Url;
        return url.Length > 0 ? ApiAddress.Normalize(url) : throw new CliException("no Local API URL. Please provide it in your configuration or with the -u parameter");
    }

    private static void Save(CliInvocation run, string path, ApiCredentials credentials)
    {
        var fields = new List<KeyValuePair<string, object?>>
        {
            new("url", credentials.Url), new("login", credentials.Login), new("password", credentials.Password),
            new("ca_cert_path", credentials.CaCertPath), new("key_path", credentials.KeyPath), new("cert_path", credentials.CertPath), new("papi_url", credentials.PapiUrl),
        };
        var text = YamlWriter.ToText(fields.Where(static f => f.Value is string { Length: > 0 }).ToArray());
        if (path.Length == 0)
        {
            run.Out.WriteLine(text);
            return;
        }

        try
        {
            SecretFile.Write(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"write api credentials to '{path}' failed: {e.Message}", e);
        }

        run.Log.Info($"Local API credentials written to '{path}'");
    }
}
