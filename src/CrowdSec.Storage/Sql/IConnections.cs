namespace CrowdSec.Storage.Sql;

/// <summary>Where sessions come from. Thread-safe.</summary>
internal interface IConnections : IAsyncDisposable
{
    Dialect Dialect { get; }

    /// <summary>A session that may write. There is one at a time.</summary>
    SqlSession OpenWriter();

    /// <summary>Whether the writer's session still leads to the database that the configuration names.</summary>
    bool IsCurrent(SqlSession writer);

    ValueTask<SqlSession> RentReaderAsync(CancellationToken cancellationToken);

    /// <param name="broken">Its connection is of no use any more.</param>
    void ReturnReader(SqlSession session, bool broken);

    /// <summary>Hears of changes of other processes, with the number of the last. Ends by cancellation, or at once where the database tells nothing.</summary>
    Task ListenAsync(Action<long> heard, CancellationToken cancellationToken);
}
