using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Machines;

/// <summary>Where the login of a new machine goes to, and what stands in it.</summary>
internal static class CredentialsFile
{
    private const string StandardOutput = "-";

    /// <summary>The file that was asked for, else the configured one unless it exists.</summary>
    /// <exception cref="CliException">There is no file that could be written.</exception>
    public static string Destination(CliInvocation run)
    {
        if (run.Flags.Text("file") is { Length: > 0 } given)
        {
            return given;
        }

        var configured = run.Settings.Config.ApiClient?.CredentialsPath ?? "";
        if (configured.Length == 0)
        {
            throw new CliException("please specify a file to dump credentials to, with -f (\"-f -\" for standard output)");
        }

        return run.Flags.Bool("force") || !File.Exists(configured)
            ? configured
            : throw new CliException($"credentials file '{configured}' already exists: please remove it, use \"--force\" or specify a different file with \"-f\" (\"-f -\" for standard output)");
    }

    /// <summary>As asked for, else where the machine's clients look already, else where the server listens.</summary>
    /// <exception cref="CliException">Nothing tells the URL.</exception>
    public static string Url(CliInvocation run)
    {
        if (run.Flags.Text("url") is { Length: > 0 } given)
        {
            return given;
        }

        var path = run.Settings.Config.ApiClient?.CredentialsPath ?? "";
        if (File.Exists(path) && ApiCredentials.Load(path, run.Host.Environment, []) is { Url.Length: > 0 } existing)
        {
            return existing.Url;
        }

        return LapiHost.Require(run) switch
        {
            { ListenUri: { Length: > 0 } uri } server => $"{(server.Tls is { CertFile.Length: > 0 } ? "https" : "http")}://{uri}",
            { ListenSocket: { Length: > 0 } socket } => socket,
            _ => throw new CliException("unable to dump an api URL. Please provide it in your configuration or with the -u parameter"),
        };
    }

    /// <exception cref="CliException">The file cannot be written.</exception>
    public static void Write(CliInvocation run, string file, string url, string login, string password)
    {
        var text = YamlWriter.ToText(new KeyValuePair<string, object?>[] { new("url", url), new("login", login), new("password", password) });
        if (file == StandardOutput)
        {
            run.Host.Err.Write(text);
            return;
        }

        try
        {
            SecretFile.Write(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"write api credentials in '{file}' failed: {e.Message}", e);
        }

        run.Host.Err.WriteLine($"API credentials written to '{file}'.");
    }
}
