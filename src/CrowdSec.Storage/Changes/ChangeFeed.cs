using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Changes;

/// <summary>The change log in the database.</summary>
internal sealed class ChangeFeed(Database database) : IChangeFeed
{
    /// <summary>How soon changes of other processes are seen.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    public async Task<long> CurrentAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync("SELECT sequence FROM change_counter", static row => row.Long(0), cancellationToken);
        database.Signal.Publish(rows[0]);
        return rows[0];
    }

    public async Task<long> OldestAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            "SELECT COALESCE((SELECT MIN(sequence) FROM change_log), sequence + 1) FROM change_counter",
            static row => row.Long(0),
            cancellationToken);
        return rows[0];
    }

    public async Task<IReadOnlyList<StoreChange>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            "SELECT sequence, kind, first_id, last_id FROM change_log WHERE sequence > $1 ORDER BY sequence LIMIT $2",
            static row => new StoreChange(row.Long(0), (StoreChangeKind)row.Int(1), row.Long(2), row.Long(3)),
            cancellationToken,
            after,
            (long)limit);

    public async Task WaitAsync(long after, CancellationToken cancellationToken)
    {
        database.Listen();
        while (true)
        {
            var next = database.Signal.Next;
            if (database.Signal.Sequence > after)
            {
                return;
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var ended = await Task.WhenAny(next, Task.Delay(PollInterval, pause.Token));
            await pause.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            if (ended != next && await CurrentAsync(cancellationToken) > after)
            {
                return;
            }
        }
    }
}
