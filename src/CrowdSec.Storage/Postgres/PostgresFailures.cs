using System.Net.Sockets;
using CrowdSec.Storage.Sql;
using Npgsql;

namespace CrowdSec.Storage.Postgres;

/// <summary>What PostgreSQL's error codes mean (https://www.postgresql.org/docs/current/errcodes-appendix.html), and what to do about them.</summary>
internal static class PostgresFailures
{
    public static FailureKind Classify(Exception exception) => exception switch
    {
        PostgresException e => e.SqlState[..2] switch
        {
            // Rolled back, out of resources, locked.
            "40" or "53" or "55" => FailureKind.Transaction,

            // No connection, not let in, shut down or killed, read-only after a failover, system error.
            "08" or "28" or "57" or "58" or "XX" or "3D" or "25" => FailureKind.Connection,
            _ => FailureKind.Statement,
        },
        NpgsqlException or IOException or SocketException or TimeoutException or ObjectDisposedException or InvalidOperationException => FailureKind.Connection,
        _ => FailureKind.Statement,
    };

    public static StoreException Translate(Exception exception) => exception switch
    {
        StoreException known => known,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e => new(StoreError.AlreadyExists, $"there is such a row already ({e.MessageText})", e),
        PostgresException e when Classify(e) == FailureKind.Statement => new(StoreError.Invalid, $"the database refused the request ({e.SqlState}: {e.MessageText})", e),
        PostgresException e => new(StoreError.Unavailable, $"{Advice(e.SqlState)} ({e.SqlState}: {e.MessageText})", e),
        _ => new(StoreError.Unavailable, $"the database server cannot be reached: check db_config.host and db_config.port, and that PostgreSQL runs ({exception.Message})", exception),
    };

    private static string Advice(string code) => code switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "the database server does not let us in: check db_config.user and db_config.password",
        PostgresErrorCodes.InvalidCatalogName => "there is no such database: create it, or check db_config.db_name",
        PostgresErrorCodes.DiskFull => "the disk of the database server is full: make room, writing goes on by itself",
        PostgresErrorCodes.TooManyConnections => "the database server has too many connections: lower db_config.max_open_conns or raise the server's max_connections",
        PostgresErrorCodes.ReadOnlySqlTransaction => "the database server takes no writes: it is a standby, or its transactions are read-only",
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => "the database has been locked by another program for too long",
        _ => "the database server failed",
    };
}
