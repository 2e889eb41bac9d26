namespace CrowdSec.Configuration;

/// <summary>Section "db_config".</summary>
public sealed record DatabaseConfig
{
    /// <value>sqlite, mysql, postgres, postgresql or pgx.</value>
    public string Type { get; init; } = "";

    public string Path { get; init; } = "";

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string Name { get; init; } = "";

    public string Host { get; init; } = "";

    public int Port { get; init; }

    public string SslMode { get; init; } = "";

    public string SslCaCert { get; init; } = "";

    public string SslClientCert { get; init; } = "";

    public string SslClientKey { get; init; } = "";

    /// <value>Default: 100.</value>
    public int MaxOpenConnections { get; init; } = 100;

    /// <summary>Null: decide by the file system.</summary>
    public bool? UseWal { get; init; }

    /// <value>At most 2000. Default: 1000.</value>
    public int DecisionBulkSize { get; init; } = 1000;

    public string LogLevel { get; init; } = "";

    public FlushConfig Flush { get; init; } = new();
}
