using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Postgres;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Sqlite;

namespace CrowdSec.Tests.Storage.Schema;

/// <summary>An empty database without any schema, and a session to it.</summary>
internal sealed class RawSession : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly IConnections _connections;

    private RawSession(string kind, DatabaseConfig config, TemporaryFolder? folder)
    {
        (Kind, Config, _folder) = (kind, config, folder);
        _connections = folder is null ? new PostgresConnections(config, SilentLog.Instance) : new SqliteConnections(config.Path, true, SilentLog.Instance);
        Session = _connections.OpenWriter();
    }

    public string Kind { get; }

    public DatabaseConfig Config { get; }

    public SqlSession Session { get; }

    public static async Task<RawSession> OpenAsync(string kind)
    {
        var folder = kind == TestStore.Sqlite ? new TemporaryFolder() : null;
        return new(kind, folder is null ? await PostgresServer.NewDatabaseAsync() : new DatabaseConfig { Type = kind, Path = folder.PathOf("crowdsec.db") }, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await _connections.DisposeAsync();
        _folder?.Dispose();
    }
}
