using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>The names of section "db_config".</summary>
internal static class GoDatabaseStructs
{
    public static void Add(GoStructs structs)
    {
        structs.Add<DatabaseConfig>("csconfig.DatabaseCfg")
            .Field("User", "user", static c => c.User)
            .Field("Password", "password", static c => c.Password)
            .Field("DbName", "db_name", static c => c.Name)
            .Field("Sslmode", "sslmode", static c => c.SslMode)
            .Field("SSLCACert", "ssl_ca_cert", static c => c.SslCaCert)
            .Field("SSLClientCert", "ssl_client_cert", static c => c.SslClientCert)
            .Field("SSLClientKey", "ssl_client_key", static c => c.SslClientKey)
            .Field("Host", "host", static c => c.Host)
            .Field("Port", "port", static c => (long)c.Port)
            .Field("DbPath", "db_path", static c => c.Path)
            .Field("Type", "type", static c => c.Type)
            .Field("Flush", "flush", static c => c.Flush)
            .Field("LogLevel", "log_level", static c => GoLogLevel.Of(c.LogLevel))
            .Field("MaxOpenConns", "max_open_conns", static c => (long)c.MaxOpenConnections)
            .Field("UseWal", "use_wal", static c => c.UseWal)
            .Field("DecisionBulkSize", "decision_bulk_size", static c => (long)c.DecisionBulkSize);
        structs.Add<FlushConfig>("csconfig.FlushDBCfg")
            .Field("MaxItems", "max_items", static c => c.MaxItems)
            .Field("MaxAge", "max_age", static c => c.MaxAge)
            .Field("MetricsMaxAge", "metrics_max_age", static c => c.MetricsMaxAge);
    }
}
