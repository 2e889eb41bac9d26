using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Configuration;

/// <summary>What local_api_credentials.yaml says: where the Local API is, and who we are there.</summary>
public sealed record ApiCredentials
{
    /// <summary>"http://127.0.0.1:8080/" with a slash at the end, or the path of a Unix socket.</summary>
    public string Url { get; init; } = "";

    public string Login { get; init; } = "";

    public string Password { get; init; } = "";

    public string CaCertPath { get; init; } = "";

    public string CertPath { get; init; } = "";

    public string KeyPath { get; init; } = "";

    public string PapiUrl { get; init; } = "";

    public bool IsSocket => Url.StartsWith('/');

    /// <summary>Reads the file with its ".local" overlay, environment variables expanded.</summary>
    /// <param name="environment">The value of an environment variable, or null when it is not defined.</param>
    /// <returns>null when there were errors, which the diagnostics then say.</returns>
    public static ApiCredentials? Load(string path, Func<string, string?> environment, DiagnosticBag diagnostics)
    {
        var layered = LayeredYaml.Load(path, environment);
        var reader = layered.Reader();
        var credentials = new ApiCredentials
        {
            Url = WithSlash(reader.String("url")),
            Login = reader.String("login"),
            Password = reader.String("password"),
            CaCertPath = reader.String("ca_cert_path"),
            CertPath = reader.String("cert_path"),
            KeyPath = reader.String("key_path"),
            PapiUrl = reader.String("papi_url"),
        };
        reader.Finish();
        var failed = layered.Findings.HasErrors;
        layered.Report(diagnostics);
        return failed ? null : credentials;
    }

    private static string WithSlash(string url) =>
        url.StartsWith("http", StringComparison.Ordinal) && !url.EndsWith('/') ? url + "/" : url;
}
