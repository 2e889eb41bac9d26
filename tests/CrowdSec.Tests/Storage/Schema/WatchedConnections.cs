using System.Collections.Concurrent;
using CrowdSec.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrowdSec.Tests.Storage.Schema;

/// <summary>Notes every statement that SQLite runs, with its values.</summary>
internal sealed class WatchedConnections(IConnections inner) : IConnections
{
    private readonly ConcurrentDictionary<SqlSession, bool> _watched = [];

    public ConcurrentQueue<string> Statements { get; } = [];

    public Dialect Dialect => inner.Dialect;

    public SqlSession OpenWriter() => Watch(inner.OpenWriter());

    public bool IsCurrent(SqlSession writer) => inner.IsCurrent(writer);

    public async ValueTask<SqlSession> RentReaderAsync(CancellationToken cancellationToken) => Watch(await inner.RentReaderAsync(cancellationToken));

    public void ReturnReader(SqlSession session, bool broken) => inner.ReturnReader(session, broken);

    public Task ListenAsync(Action<long> heard, CancellationToken cancellationToken) => inner.ListenAsync(heard, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private SqlSession Watch(SqlSession session)
    {
        if (_watched.TryAdd(session, true))
        {
            raw.sqlite3_trace(((SqliteConnection)session.Connection).Handle, (_, statement) => Statements.Enqueue(statement), null);
        }

        return session;
    }
}
