using System.Runtime.CompilerServices;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Decisions;

/// <summary>Table decisions.</summary>
internal sealed class DecisionStore(Database database) : IDecisionStore
{
    private const int PageSize = 1000;

    public async Task<long> LoadAsync(DateTime untilAfter, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        var sequence = await database.ReadAsync(session => Task.Run(() => Load(session, untilAfter, receive, cancellationToken), cancellationToken), cancellationToken, once: true);
        database.Recent.Clear();
        return sequence;
    }

    public Task LoadAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var sql = $"SELECT {DecisionColumns.All} FROM decisions d WHERE d.id >= $1 AND d.id <= $2 ORDER BY d.id";
            database.Dialect.ReadDecisions(session, sql, [firstId, lastId], receive, cancellationToken);
            return Task.FromResult(true);
        },
        cancellationToken,
        once: true);

    public async Task LoadAddedAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        if (database.Recent.Take(firstId, lastId) is not { } recent)
        {
            await LoadAsync(firstId, lastId, receive, cancellationToken);
            return;
        }

        foreach (var added in recent)
        {
            added.HandOver(receive);
        }
    }

    public async IAsyncEnumerable<StoredDecision> EndedAsync(DateTime from, DateTime to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = (Until: from, Id: long.MaxValue);
        while (true)
        {
            var page = await ReadEndedAsync(last.Until, last.Id, to, cancellationToken);
            foreach (var decision in page)
            {
                last = (decision.Until, decision.Id);
                yield return decision;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    public async Task<long> ExpireAsync(DecisionFilter filter, CancellationToken cancellationToken) => await EndAllAsync(
        () =>
        {
            var conditions = new SqlConditions(database.Dialect);
            DecisionConditions.Add(conditions, "d", filter);
            return conditions;
        },
        cancellationToken);

    public Task ExpireAsync(long id, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            if (transaction.Sql.Long("SELECT COUNT(*) FROM decisions WHERE id = $1", id) == 0)
            {
                throw new StoreException(StoreError.NotFound, $"decision with id '{id}' doesn't exist: unable to delete");
            }

            var conditions = new SqlConditions(database.Dialect);
            conditions.Add($"d.id = {conditions.Argument(id)}");
            return DecisionRows.End(transaction, conditions);
        },
        cancellationToken);

    public async Task<long> ExpireAsync(IReadOnlyList<IpRange> touching, CancellationToken cancellationToken)
    {
        var ended = 0L;
        foreach (var range in touching)
        {
            ended += await EndAllAsync(() => Touching(database.Dialect, range), cancellationToken);
        }

        return ended;
    }

    public async Task<long> CountAsync(string value, DateTime? createdAfter, CancellationToken cancellationToken)
    {
        var conditions = new SqlConditions(database.Dialect);
        if (IpRange.TryParseAddressOrRange(value, out var range))
        {
            conditions.Add(AddressConditions.Holding(conditions, "d", range));
        }
        else
        {
            DecisionConditions.AddValue(conditions, "d", value);
        }

        // What was released from a deleted alert does not count against anyone; what others left without one does.
        conditions.Add("(d.alert_decisions IS NOT NULL OR d.updated_at < d.until)");
        if (createdAfter is { } since)
        {
            conditions.Add($"d.created_at >= {conditions.Argument(since)}");
        }

        return (await database.ReadAsync($"SELECT COUNT(*) FROM decisions d {conditions.Where}", static row => row.Long(0), cancellationToken, conditions.Arguments))[0];
    }

    /// <summary>Decisions that lie inside the range or hold it.</summary>
    internal static SqlConditions Touching(Dialect dialect, IpRange range)
    {
        var conditions = new SqlConditions(dialect);
        conditions.Add($"({AddressConditions.Inside(conditions, "d", range)} OR {AddressConditions.Holding(conditions, "d", range)})");
        return conditions;
    }

    private async Task<long> EndAllAsync(Func<SqlConditions> conditions, CancellationToken cancellationToken)
    {
        var ended = 0L;
        while (true)
        {
            var count = await database.WriteAsync(transaction => DecisionRows.End(transaction, conditions()), cancellationToken, DecisionRows.BatchSize);
            ended += count;
            if (count < DecisionRows.BatchSize)
            {
                return ended;
            }
        }
    }

    private Task<List<StoredDecision>> ReadEndedAsync(DateTime from, long afterId, DateTime to, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var page = new List<StoredDecision>();
            var sql = $"SELECT {DecisionColumns.All} FROM decisions d WHERE d.until >= $1 AND d.until <= $3 AND (d.until > $1 OR d.id > $2) ORDER BY d.until, d.id LIMIT {PageSize}";
            database.Dialect.ReadDecisions(session, sql, [from, afterId, to], page.Add, cancellationToken);
            return Task.FromResult(page);
        },
        cancellationToken);

    private static long Load(SqlSession session, DateTime untilAfter, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        session.Execute(session.Dialect.BeginRead);
        try
        {
            var sequence = session.Long("SELECT sequence FROM change_counter");
            session.Dialect.ReadDecisions(session, session.Dialect.LoadDecisions(session, untilAfter), [untilAfter], receive, cancellationToken);
            return sequence;
        }
        finally
        {
            session.Execute("ROLLBACK");
        }
    }
}
