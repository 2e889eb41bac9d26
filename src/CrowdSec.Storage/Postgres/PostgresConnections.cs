using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Sql;
using Npgsql;

namespace CrowdSec.Storage.Postgres;

/// <summary>Connections to a PostgreSQL database: the library's pool, one of them for writing, and one that listens when somebody waits for changes.</summary>
internal sealed class PostgresConnections(DatabaseConfig config, ILog log) : IConnections
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);
    private readonly NpgsqlDataSource _source = PostgresSettings.CreateSource(config);

    public Dialect Dialect => PostgresDialect.Instance;

    public SqlSession OpenWriter() => new(_source.OpenConnection(), Dialect);

    public bool IsCurrent(SqlSession writer) => true;

    public async ValueTask<SqlSession> RentReaderAsync(CancellationToken cancellationToken) => new(await _source.OpenConnectionAsync(cancellationToken), Dialect);

    public void ReturnReader(SqlSession session, bool broken)
    {
        session.Dispose();
        if (broken)
        {
            // Its neighbours were most likely cut off with it.
            _source.Clear();
        }
    }

    public async Task ListenAsync(Action<long> heard, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(heard, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Changes are found by asking, too; only later.
                log.Debug($"Listening for changes of the database failed: {e.Message}");
                await Task.Delay(PauseAfterFailure, cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task ListenOnceAsync(Action<long> heard, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notice) =>
        {
            if (long.TryParse(notice.Payload, out var sequence))
            {
                heard(sequence);
            }
        };
        await using var command = new NpgsqlCommand($"LISTEN {PostgresDialect.Channel}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
