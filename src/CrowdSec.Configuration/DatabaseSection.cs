using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class DatabaseSection
{
    public static DatabaseConfig? Read(YamlMapReader root, PathResolver paths)
    {
        var section = root.Child("db_config");
        if (section is null)
        {
            return null;
        }

        var defaults = new DatabaseConfig();
        var result = new DatabaseConfig
        {
            Type = section.OneOf("type", "", "sqlite", "mysql", "postgres", "postgresql", "pgx"),
            Path = paths.Read(section, "db_path"),
            User = section.String("user"),
            Password = section.String("password"),
            Name = section.String("db_name"),
            Host = section.String("host"),
            Port = section.Count("port", 0, 0, 65535),
            SslMode = section.String("sslmode"),
            SslCaCert = section.String("ssl_ca_cert"),
            SslClientCert = section.String("ssl_client_cert"),
            SslClientKey = section.String("ssl_client_key"),
            MaxOpenConnections = section.Count("max_open_conns", defaults.MaxOpenConnections, 0, 100_000),
            UseWal = section.Has("use_wal") ? section.Bool("use_wal") : null,
            DecisionBulkSize = BulkSize(section, defaults.DecisionBulkSize),
            LogLevel = section.LogLevel("log_level"),
            Flush = ReadFlush(section),
        };
        section.Finish();
        return result;
    }

    private static int BulkSize(YamlMapReader section, int fallback)
    {
        var size = section.Count("decision_bulk_size", fallback, 0, int.MaxValue);
        return size == 0 ? fallback : Math.Min(size, 2000);
    }

    private static FlushConfig ReadFlush(YamlMapReader parent)
    {
        var section = parent.Child("flush");
        if (section is null)
        {
            return new FlushConfig();
        }

        var bouncers = section.Child("bouncers_autodelete");
        var agents = section.Child("agents_autodelete");
        var result = new FlushConfig
        {
            MaxItems = section.Has("max_items") ? section.Long("max_items") : null,
            MaxAge = section.LongDuration("max_age"),
            MetricsMaxAge = section.LongDuration("metrics_max_age", "7d"),
            BouncersCertAge = bouncers?.LongDuration("cert") ?? "",
            BouncersApiKeyAge = bouncers?.LongDuration("api_key") ?? "",
            AgentsCertAge = agents?.LongDuration("cert") ?? "",
            AgentsLoginAge = agents?.LongDuration("login_password") ?? "",
        };
        bouncers?.Finish();
        agents?.Finish();
        section.Finish();
        return result;
    }
}
