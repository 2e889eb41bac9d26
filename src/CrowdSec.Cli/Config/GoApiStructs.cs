using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>The names of section "api".</summary>
internal static class GoApiStructs
{
    public static void Add(GoStructs structs)
    {
        structs.Add<GoApi>("csconfig.APICfg")
            .Field("Client", "client", static c => c.Client)
            .Field("Server", "server", static c => c.Server)
            .Field("CTI", "cti", static c => c.Config.Settings.Cti);
        structs.Add<CtiConfig>("csconfig.CTICfg")
            .Field("Key", "key", static c => c.Key)
            .Field("CacheTimeout", "cache_timeout", static c => c.CacheTimeout)
            .Field("CacheSize", "cache_size", static c => (long)c.CacheSize)
            .Field("Enabled", "enabled", static c => c.Enabled)
            .Field("LogLevel", "log_level", static c => GoLogLevel.Of(c.LogLevel));
        AddClients(structs);
        AddServer(structs);
    }

    private static void AddClients(GoStructs structs)
    {
        structs.Add<GoApiClient>("csconfig.LocalApiClientCfg")
            .Field("CredentialsFilePath", "credentials_path", static c => c.Settings.CredentialsPath)
            .Field("Credentials", "", static c => c.Credentials)
            .Field("InsecureSkipVerify", "insecure_skip_verify", static c => c.Settings.InsecureSkipVerify)
            .Field("UnregisterOnExit", "unregister_on_exit", static c => c.Settings.UnregisterOnExit);
        structs.Add<ApiCredentials>("csconfig.ApiCredentialsCfg")
            .Field("PapiURL", "papi_url", static c => c.PapiUrl)
            .Field("URL", "url", static c => c.Url)
            .Field("Login", "login", static c => c.Login)
            .Field("Password", "password", static c => c.Password)
            .Field("CACertPath", "ca_cert_path", static c => c.CaCertPath)
            .Field("KeyPath", "key_path", static c => c.KeyPath)
            .Field("CertPath", "cert_path", static c => c.CertPath);
        structs.Add<GoOnlineClient>("csconfig.OnlineApiClientCfg")
            .Field("CredentialsFilePath", "credentials_path", static c => c.Settings.CredentialsPath)
            .Field("Credentials", "", static c => c.Credentials)
            .Field("Sharing", "sharing", static c => c.Settings.Sharing);
    }

    private static void AddServer(GoStructs structs)
    {
        structs.Add<GoApiServer>("csconfig.LocalApiServerCfg")
            .Field("Enable", "enable", static c => c.Settings.Enabled)
            .Field("ListenURI", "listen_uri", static c => c.Settings.ListenUri)
            .Field("ListenSocket", "listen_socket", static c => c.Settings.ListenSocket)
            .Field("TLS", "tls", static c => c.Settings.Tls)
            .Field("DbConfig", "", static c => c.Config.Settings.Database)
            .Field("LogMedia", "", static c => c.Config.Settings.Common.LogMedia)
            .Field("LogDir", "", static c => c.Config.Settings.Common.LogDirectory)
            .Field("OnlineClient", "online_client", static c => c.OnlineClient)
            .Field("ProfilesPath", "profiles_path", static c => c.Settings.ProfilesPath)
            .Field("ConsoleConfigPath", "console_path", static c => c.Settings.ConsolePath)
            .Field("UseForwardedForHeaders", "use_forwarded_for_headers", static c => c.Settings.UseForwardedForHeaders)
            .Field("TrustedProxies", "trusted_proxies", static c => c.Settings.TrustedProxies)
            .Field("LogLevel", "log_level", static c => GoLogLevel.Of(c.Settings.LogLevel))
            .Field("TrustedIPs", "trusted_ips", static c => c.Settings.TrustedIps)
            .Field("DisableRemoteLapiRegistration", "disable_remote_lapi_registration", static c => c.Settings.DisableRemoteRegistration)
            .Field("CapiWhitelistsPath", "capi_whitelists_path", static c => c.Settings.CapiWhitelistsPath)
            .Field("AutoRegister", "auto_registration", static c => c.Settings.AutoRegistration)
            .Field("DisableUsageMetricsExport", "disable_usage_metrics_export", static c => c.Settings.DisableUsageMetricsExport);
        structs.Add<AutoRegistrationConfig>("csconfig.LocalAPIAutoRegisterCfg")
            .Field("Enable", "enabled", static c => c.Enabled)
            .Field("Token", "token", static c => c.Token)
            .Field("AllowedRanges", "allowed_ranges", static c => c.AllowedRanges);
        structs.Add<TlsConfig>("csconfig.TLSCfg")
            .Field("CertFilePath", "cert_file", static c => c.CertFile)
            .Field("KeyFilePath", "key_file", static c => c.KeyFile)
            .Field("ClientVerification", "client_verification", static c => c.ClientVerification)
            .Field("ServerName", "server_name", static c => c.ServerName)
            .Field("CACertPath", "ca_cert_path", static c => c.CaCertPath)
            .Field("AllowedAgentsOU", "agents_allowed_ou", static c => c.AgentsAllowedOu)
            .Field("AllowedBouncersOU", "bouncers_allowed_ou", static c => c.BouncersAllowedOu)
            .Field("CRLPath", "crl_path", static c => c.CrlPath)
            .Field("CacheExpiration", "cache_expiration", static c => c.CacheExpiration);
    }
}
