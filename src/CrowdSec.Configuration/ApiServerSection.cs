using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class ApiServerSection
{
    private const int ShortestToken = 32;

    public static ApiServerConfig? Read(YamlMapReader? api, PathResolver paths)
    {
        var section = api?.Child("server");
        if (section is null)
        {
            return null;
        }

        var result = new ApiServerConfig
        {
            Enabled = section.Bool("enable", true),
            ListenUri = section.String("listen_uri"),
            ListenSocket = section.String("listen_socket"),
            ProfilesPath = paths.Read(section, "profiles_path"),
            ConsolePath = paths.Read(section, "console_path", "/etc/crowdsec/console.yaml"),
            LogLevel = section.LogLevel("log_level"),
            UseForwardedForHeaders = section.Bool("use_forwarded_for_headers"),
            TrustedProxies = section.Strings("trusted_proxies"),
            TrustedIps = section.Strings("trusted_ips"),
            DisableRemoteRegistration = section.Bool("disable_remote_lapi_registration"),
            DisableUsageMetricsExport = section.Bool("disable_usage_metrics_export"),
            CapiWhitelistsPath = paths.Read(section, "capi_whitelists_path"),
            AutoRegistration = ReadAutoRegistration(section),
            OnlineClient = ReadOnlineClient(section, paths),
            Tls = ReadTls(section, paths),
        };
        section.Ignore("papi_log_level");
        Check(section, result);
        section.Finish();
        return result;
    }

    private static void Check(YamlMapReader section, ApiServerConfig server)
    {
        if (!server.Enabled)
        {
            return;
        }

        if (server.ListenUri.Length == 0 && server.ListenSocket.Length == 0)
        {
            section.Error("listen_uri", "no listen_uri or listen_socket specified", "add e.g. 'listen_uri: 127.0.0.1:8080'");
        }

        if (server.ProfilesPath.Length == 0)
        {
            section.Error("profiles_path", "'api.server.profiles_path' is missing", "add e.g. 'profiles_path: /etc/crowdsec/profiles.yaml'");
        }
    }

    private static AutoRegistrationConfig? ReadAutoRegistration(YamlMapReader parent)
    {
        var section = parent.Child("auto_registration");
        if (section is null)
        {
            return null;
        }

        var result = new AutoRegistrationConfig
        {
            Enabled = section.Bool("enabled"),
            Token = section.String("token"),
            AllowedRanges = section.Strings("allowed_ranges"),
        };
        if (result.Enabled && result.Token.Length < ShortestToken)
        {
            section.Error("token", $"token configured for auto registration is too short: {result.Token.Length} characters", $"use at least {ShortestToken}");
        }

        if (result.Enabled && result.AllowedRanges.Count == 0)
        {
            section.Error("allowed_ranges", "allowed_ranges is required for auto registration", "list the networks that may register, e.g. '- 10.0.0.0/8'");
        }

        section.Finish();
        return result;
    }

    private static OnlineClientConfig? ReadOnlineClient(YamlMapReader parent, PathResolver paths)
    {
        var section = parent.Child("online_client");
        if (section is null)
        {
            return null;
        }

        var pull = section.Child("pull");
        var result = new OnlineClientConfig
        {
            CredentialsPath = paths.Read(section, "credentials_path"),
            Sharing = section.Bool("sharing", true),
            PullCommunity = pull?.Bool("community", true) ?? true,
            PullBlocklists = pull?.Bool("blocklists", true) ?? true,
        };
        pull?.Finish();
        section.Finish();
        return result;
    }

    private static TlsConfig? ReadTls(YamlMapReader parent, PathResolver paths)
    {
        var section = parent.Child("tls");
        if (section is null)
        {
            return null;
        }

        var defaults = new TlsConfig();
        var result = new TlsConfig
        {
            CertFile = paths.Read(section, "cert_file"),
            KeyFile = paths.Read(section, "key_file"),
            ClientVerification = section.OneOf("client_verification", defaults.ClientVerification, "VerifyClientCertIfGiven", "NoClientCert", "RequestClientCert", "RequireAnyClientCert", "RequireAndVerifyClientCert"),
            ServerName = section.String("server_name"),
            CaCertPath = paths.Read(section, "ca_cert_path"),
            AgentsAllowedOu = section.Strings("agents_allowed_ou"),
            BouncersAllowedOu = section.Strings("bouncers_allowed_ou"),
            CrlPath = paths.Read(section, "crl_path"),
            CacheExpiration = section.Duration("cache_expiration", defaults.CacheExpiration),
        };
        section.Finish();
        return result;
    }
}
