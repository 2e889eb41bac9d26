using System.Runtime.CompilerServices;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Alerts;

/// <summary>Tables alerts, events, meta and alert_traces.</summary>
internal sealed class AlertStore(Database database) : IAlertStore
{
    private const int AlertsPerTransaction = 50;
    private const int PageSize = 100;

    public async Task<IReadOnlyList<long>> AddAsync(string machineId, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken)
    {
        var ids = new List<long>(alerts.Count);
        foreach (var part in alerts.Select(Storable).Chunk(AlertsPerTransaction))
        {
            var weight = part.Sum(static a => 1 + (a.Alert.Events?.Count ?? 0) + a.Decisions.Count);
            ids.AddRange(await database.WriteAsync(transaction => AlertRows.Add(transaction, machineId, part), cancellationToken, weight));
        }

        return ids;
    }

    public async Task<Alert> GetAsync(long id, CancellationToken cancellationToken)
    {
        var conditions = new SqlConditions(database.Dialect);
        conditions.Add($"a.id = {conditions.Argument(id)}");
        var found = await ReadPageAsync(conditions, new AlertFilter(), 1, cancellationToken);
        return found.Count > 0 ? found[0] : throw NotFound();
    }

    public async IAsyncEnumerable<Alert> FindAsync(AlertFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = filter.Limit > 0 ? filter.Limit : int.MaxValue;
        var after = filter.AfterId;
        while (left > 0)
        {
            var wanted = Math.Min(left, PageSize);
            var page = await ReadPageAsync(Conditions(filter, after), filter, wanted, cancellationToken);
            foreach (var alert in page)
            {
                after = alert.Id;
                left--;
                yield return alert;
            }

            if (page.Count < wanted)
            {
                yield break;
            }
        }
    }

    public async Task<long> DeleteAsync(AlertFilter filter, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        var left = filter.Limit > 0 ? filter.Limit : int.MaxValue;
        while (left > 0)
        {
            var conditions = Conditions(filter, filter.AfterId);
            var sql = $"SELECT a.id FROM alerts a {conditions.Where} ORDER BY a.id {(filter.Ascending ? "ASC" : "DESC")} LIMIT {Math.Min(left, PageSize)}";
            var ids = await database.ReadAsync(sql, static row => row.Long(0), cancellationToken, conditions.Arguments);
            if (ids.Count == 0)
            {
                break;
            }

            deleted += await DeleteAsync([.. ids], cancellationToken);
            left -= ids.Count;
        }

        return deleted;
    }

    public async Task<bool> DeleteAsync(long id, CancellationToken cancellationToken) => await DeleteAsync([id], cancellationToken) > 0;

    public async Task<string> GetProfileTraceAsync(long id, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            "SELECT t.trace FROM alerts a LEFT JOIN alert_traces t ON t.alert_id = a.id WHERE a.id = $1",
            static row => row.Text(0),
            cancellationToken,
            id);
        return rows.Count > 0 ? rows[0] : throw NotFound();
    }

    /// <summary>Removes alerts; their decisions go first, in batches, so that a list of half a million does not keep others from writing. Those that were in force lately stay for a day, ended.</summary>
    internal async Task<int> DeleteAsync(long[] ids, CancellationToken cancellationToken)
    {
        await InBatchesAsync(DecisionRows.Release);
        await InBatchesAsync(DecisionRows.Delete);

        async Task InBatchesAsync(Func<WriteTransaction, SqlConditions, int> change)
        {
            while (await database.WriteAsync(
                transaction => change(transaction, AlertRows.DecisionsOf(database.Dialect, ids)),
                cancellationToken,
                DecisionRows.BatchSize) == DecisionRows.BatchSize)
            {
            }
        }

        return await database.WriteAsync(transaction => AlertRows.Delete(transaction, ids), cancellationToken, ids.Length);
    }

    private static StoreException NotFound() => new(StoreError.NotFound, "object not found");

    /// <summary>Ready before the writer's turn. A uuid given before the first try makes it safe to try again.</summary>
    private static NewAlert Storable(NewAlert alert)
    {
        if (alert.Alert.Uuid.Length == 0)
        {
            alert.Alert.Uuid = Guid.NewGuid().ToString();
        }

        return alert with { Decisions = StorableDecisions.From(alert.Decisions) };
    }

    private SqlConditions Conditions(AlertFilter filter, long after)
    {
        var conditions = new SqlConditions(database.Dialect);
        if (after > 0)
        {
            conditions.Add($"a.id {(filter.Ascending ? ">" : "<")} {conditions.Argument(after)}");
        }

        AlertConditions.Add(conditions, filter, database.Now);
        return conditions;
    }

    private Task<List<Alert>> ReadPageAsync(SqlConditions conditions, AlertFilter filter, int limit, CancellationToken cancellationToken)
    {
        var now = database.Now;
        return database.ReadAsync(session => AlertReader.ReadAsync(session, conditions, filter, limit, now, cancellationToken), cancellationToken);
    }
}
