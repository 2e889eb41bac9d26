using CrowdSec.Configuration;
using Npgsql;

namespace CrowdSec.Storage.Postgres;

/// <summary>db_config as the settings of a connection.</summary>
internal static class PostgresSettings
{
    private const int DefaultPort = 5432;
    private const int ConnectSeconds = 10;
    private const int CommandSeconds = 60;
    private const int KeepAliveSeconds = 30;
    private const int PreparedStatements = 100;

    /// <exception cref="StoreException">Invalid: a setting is missing or makes no sense.</exception>
    public static NpgsqlDataSource CreateSource(DatabaseConfig config)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            // A path is the directory of a Unix socket.
            Host = config.Host.Length > 0 ? config.Host : config.Path.Length > 0 ? config.Path : throw Missing("host"),
            Port = config.Port > 0 ? config.Port : DefaultPort,
            Database = config.Name.Length > 0 ? config.Name : throw Missing("db_name"),
            Username = config.User.Length > 0 ? config.User : throw Missing("user"),
            SslMode = ModeOf(config.SslMode),
            MaxPoolSize = Math.Max(4, config.MaxOpenConnections),
            Timeout = ConnectSeconds,
            CommandTimeout = CommandSeconds,
            KeepAlive = KeepAliveSeconds,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = 2,
            ApplicationName = "crowdsec",
        };
        AddSecrets(settings, config);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    private static void AddSecrets(NpgsqlConnectionStringBuilder settings, DatabaseConfig config)
    {
        if (config.Password.Length > 0)
        {
            settings.Password = config.Password;
        }

        if (config.SslCaCert.Length > 0)
        {
            settings.RootCertificate = Existing("ssl_ca_cert", config.SslCaCert);
        }

        if (config.SslClientCert.Length > 0)
        {
            settings.SslCertificate = Existing("ssl_client_cert", config.SslClientCert);
        }

        if (config.SslClientKey.Length > 0)
        {
            settings.SslKey = Existing("ssl_client_key", config.SslClientKey);
        }
    }

    private static SslMode ModeOf(string mode) => mode switch
    {
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "" or "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => throw new StoreException(StoreError.Invalid, $"db_config.sslmode \"{mode}\" is not known: use disable, allow, prefer, require, verify-ca or verify-full"),
    };

    private static string Existing(string name, string path) =>
        File.Exists(path) ? path : throw new StoreException(StoreError.Invalid, $"db_config.{name}: there is no file {path}");

    private static StoreException Missing(string name) => new(StoreError.Invalid, $"db_config.{name} is missing: PostgreSQL needs it");
}
