using System.Globalization;
using System.Text;
using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>The configuration for people: what they look for most.</summary>
internal sealed class ConfigText
{
    private readonly StringBuilder _text = new();

    private ConfigText()
    {
    }

    public static string Of(GoConfig config)
    {
        var text = new ConfigText();
        var settings = config.Settings;
        text.Global(settings);
        text.LogProcessor(settings.LogProcessor);
        text.Title("cscli:");
        text.Line("Output", settings.Cscli.Output);
        text.Line("Hub Branch", settings.Cscli.HubBranch);
        text.ApiClient(settings.ApiClient, config.Credentials);
        if (settings.ApiServer is { } server)
        {
            text.ApiServer(server, config.OnlineCredentials);
            text.Database(settings.Database);
        }

        return text._text.ToString();
    }

    private void Global(CrowdSecConfig settings)
    {
        Title("Global:");
        Wide("Configuration Folder", settings.Paths.ConfigDirectory);
        Wide("Data Folder", settings.Paths.DataDirectory);
        Wide("Hub Folder", settings.Paths.HubDirectory);
        Wide("Simulation File", settings.Paths.SimulationPath);
        Wide("Log Folder", settings.Common.LogDirectory);
        Wide("Log level", settings.Common.LogLevel);
        Wide("Log Media", settings.Common.LogMedia);
    }

    private void LogProcessor(LogProcessorConfig? processor)
    {
        if (processor is null)
        {
            return;
        }

        Title(processor.Enabled ? "Crowdsec:" : "Crowdsec (disabled):");
        Line("Acquisition File", processor.AcquisitionPath);
        Line("Parsers routines", Number(processor.ParserRoutines));
        if (processor.AcquisitionDirectory.Length > 0)
        {
            Line("Acquisition Folder", processor.AcquisitionDirectory);
        }
    }

    private void ApiClient(ApiClientConfig? client, ApiCredentials? credentials)
    {
        if (client is null)
        {
            return;
        }

        Title("API Client:");
        if (credentials is not null)
        {
            Line("URL", credentials.Url);
            Line("Login", credentials.Login);
        }

        Line("Credentials File", client.CredentialsPath);
    }

    private void ApiServer(ApiServerConfig server, ApiCredentials? online)
    {
        Title(server.Enabled ? "Local API Server:" : "Local API Server (disabled):");
        Line("Listen URL", server.ListenUri);
        Line("Listen Socket", server.ListenSocket);
        Line("Profile File", server.ProfilesPath);
        if (server.Tls is { } tls)
        {
            Line("Cert File", tls.CertFile);
            Line("Key File", tls.KeyFile);
            Line("CA Cert", tls.CaCertPath);
            Line("CRL", tls.CrlPath);
            Line("Cache Expiration", tls.CacheExpiration.ToString());
            Line("Client Verification", tls.ClientVerification);
            List("Allowed OU's", [.. tls.AgentsAllowedOu, .. tls.BouncersAllowedOu]);
        }

        List("Trusted IPs", server.TrustedIps);
        if (online is not null)
        {
            Title("Central API:");
            Line("URL", online.Url);
            Line("Login", online.Login);
            Line("Credentials File", server.OnlineClient?.CredentialsPath ?? "");
        }
    }

    private void Database(DatabaseConfig? database)
    {
        if (database is null)
        {
            return;
        }

        Title("Database:");
        Line("Type", database.Type);
        if (database.Type == "sqlite")
        {
            Line("Path", database.Path);
        }
        else
        {
            Line("Host", database.Host);
            Line("Port", Number(database.Port));
            Line("User", database.User);
            Line("DB Name", database.Name);
        }

        if (database.Flush.MaxAge.Length > 0)
        {
            Line("Flush age", database.Flush.MaxAge);
        }

        if (database.Flush.MaxItems is { } items)
        {
            Line("Flush size", Number(items));
        }
    }

    private void List(string label, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            _text.Append($"  - {label}:\n");
            foreach (var value in values)
            {
                _text.Append($"      - {value}\n");
            }
        }
    }

    private void Title(string title) => _text.Append(_text.Length > 0 ? "\n" : "").Append(title).Append('\n');

    private void Line(string label, string value) => _text.Append($"  - {label,-23} : {value}\n");

    private void Wide(string label, string value) => _text.Append($"   - {label,-22} : {value}\n");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
