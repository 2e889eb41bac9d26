using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Metrics;
using CrowdSec.Storage.Postgres;
using CrowdSec.Storage.Retention;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Sqlite;

namespace CrowdSec.Storage;

/// <summary>The store on SQLite or PostgreSQL. Thread-safe.</summary>
public sealed class Store : IStore
{
    private readonly Database _database;

    private Store(Database database)
    {
        _database = database;
        var alerts = new AlertStore(database);
        Alerts = alerts;
        Decisions = new DecisionStore(database);
        Machines = new MachineStore(database);
        Bouncers = new BouncerStore(database);
        Allowlists = new AllowlistStore(database);
        Metrics = new UsageMetricsStore(database);
        Changes = new ChangeFeed(database);
        Retention = new Flush(database, alerts);
    }

    public IAlertStore Alerts { get; }

    public IDecisionStore Decisions { get; }

    public IMachineStore Machines { get; }

    public IBouncerStore Bouncers { get; }

    public IAllowlistStore Allowlists { get; }

    public IUsageMetricsStore Metrics { get; }

    public IChangeFeed Changes { get; }

    public IRetention Retention { get; }

    internal Database Database => _database;

    /// <summary>Opens the database that the configuration names, makes it when it is missing, and brings its schema up to date. Databases of CrowdSec 1.4 to 1.7 are completed in place.</summary>
    /// <param name="dataDirectory">What a relative path of an SQLite file is relative to.</param>
    /// <exception cref="StoreException">Unavailable; Invalid when the configuration is wrong or the database is newer than this program.</exception>
    public static Task<Store> OpenAsync(DatabaseConfig config, string? dataDirectory, TimeProvider clock, ILog log, CancellationToken cancellationToken) =>
        Task.Run(() => new Store(new Database(Connect(config, dataDirectory, log), clock, log)), cancellationToken);

    /// <summary>Opens what a test connects to.</summary>
    internal static Store Open(IConnections connections, TimeProvider clock, ILog log) => new(new Database(connections, clock, log));

    public async Task<string?> GetSettingAsync(string name, CancellationToken cancellationToken)
    {
        var rows = await _database.ReadAsync("SELECT value FROM config_items WHERE name = $1", static row => row.Text(0), cancellationToken, name);
        return rows.Count == 0 ? null : rows[0];
    }

    public Task SetSettingAsync(string name, string? value, CancellationToken cancellationToken) => _database.WriteAsync(
        transaction => value is null
            ? transaction.Sql.Execute("DELETE FROM config_items WHERE name = $1", name)
            : transaction.Sql.Execute(
                "INSERT INTO config_items (created_at, updated_at, name, value) VALUES ($1, $1, $2, $3) ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                transaction.Now,
                name,
                value),
        cancellationToken);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static IConnections Connect(DatabaseConfig config, string? dataDirectory, ILog log)
    {
        switch (config.Type)
        {
            case "sqlite" or "sqlite3" or "":
                var path = SqliteFile.Locate(config, dataDirectory);
                return new SqliteConnections(path, SqliteFile.UseWal(config, path), log);
            case "postgres" or "postgresql" or "pgx":
                return new PostgresConnections(config, log);
            case "mysql":
                throw new StoreException(StoreError.Invalid, "db_config.type mysql is not supported yet: use sqlite or postgresql");
            default:
                throw new StoreException(StoreError.Invalid, $"db_config.type \"{config.Type}\" is not known: use sqlite or postgresql");
        }
    }
}
