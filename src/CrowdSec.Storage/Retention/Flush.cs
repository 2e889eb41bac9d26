using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Retention;

/// <summary>The flush. Rows to go are looked for while reading, which keeps nobody from writing, and removed in batches.</summary>
internal sealed class Flush(Database database, AlertStore alerts) : IRetention
{
    private const int AlertsOfBatch = 50;
    private const int RowsOfBatch = 2000;

    /// <summary>Payloads are large.</summary>
    private const int MetricsOfBatch = 200;

    private static readonly DateTime Future = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public async Task<long> FlushAlertsAsync(long? maxItems, TimeSpan? maxAge, CancellationToken cancellationToken)
    {
        var flushed = 0L;
        if (maxAge is { } age)
        {
            var before = Before(age);
            flushed += await FlushAlertsAsync(await ReadIdAsync(RetentionQueries.YoungestOfOld, cancellationToken, before) + 1, before, cancellationToken);
        }

        if (maxItems is { } items)
        {
            var newest = await ReadIdAsync("SELECT MAX(id) FROM alerts", cancellationToken);
            flushed += await FlushAlertsAsync(newest - items, Future, cancellationToken);
        }

        return flushed;
    }

    public async Task<RetentionCounts> FlushAsync(RetentionRules rules, CancellationToken cancellationToken) => new(
        await FlushAlertsAsync(rules.MaxItems, rules.MaxAge, cancellationToken),
        await FlushOrphansAsync(cancellationToken),
        await FlushAccessAsync(RetentionQueries.BouncersAway, RetentionRows.DeleteBouncers, ("tls", rules.BouncersCertAge), ("api-key", rules.BouncersApiKeyAge), cancellationToken),
        await FlushAccessAsync(RetentionQueries.MachinesAway, RetentionRows.DeleteMachines, ("tls", rules.AgentsCertAge), ("password", rules.AgentsLoginAge), cancellationToken),
        rules.MetricsMaxAge is { } age ? await FlushRowsAsync(RetentionQueries.Metrics, MetricsOfBatch, cancellationToken, Before(age)) : 0,
        await FlushAllowlistItemsAsync(cancellationToken),
        await FlushChangesAsync(cancellationToken));

    /// <returns>0 when there is no row.</returns>
    private async Task<long> ReadIdAsync(string query, CancellationToken cancellationToken, params object?[] arguments) =>
        (await database.ReadAsync(query, static row => row.Long(0), cancellationToken, arguments)).FirstOrDefault();

    private DateTime Before(TimeSpan age) => age < database.Now - DateTime.UnixEpoch ? database.Now - age : DateTime.UnixEpoch;

    private async Task<long> FlushAlertsAsync(long belowId, DateTime until, CancellationToken cancellationToken)
    {
        var (flushed, last) = (0L, 0L);
        while (true)
        {
            var ids = await database.ReadAsync(RetentionQueries.AlertsToGo, static row => row.Long(0), cancellationToken, last, belowId, until, database.Now, (long)AlertsOfBatch);
            if (ids.Count == 0)
            {
                return flushed;
            }

            last = ids[^1];
            flushed += await PacedAsync(() => alerts.DeleteAsync([.. ids], cancellationToken), cancellationToken);
        }
    }

    private async Task<long> FlushOrphansAsync(CancellationToken cancellationToken)
    {
        var flushed = await FlushRowsAsync(RetentionQueries.OrphanEvents, RowsOfBatch, cancellationToken);
        flushed += await FlushRowsAsync(RetentionQueries.OrphanMeta, RowsOfBatch, cancellationToken);
        var before = Before(DecisionRows.KeptWithoutAlert);
        return await ReadIdAsync(RetentionQueries.OrphanDecisions, cancellationToken, before, 1L) == 0
            ? flushed
            : flushed + await FlushAsync(transaction => RetentionRows.DeleteOrphanDecisions(transaction, before, RowsOfBatch), RowsOfBatch, cancellationToken);
    }

    private async Task<long> FlushAccessAsync(
        string find,
        Func<WriteTransaction, string, DateTime, int> delete,
        (string Type, TimeSpan? Age) first,
        (string Type, TimeSpan? Age) second,
        CancellationToken cancellationToken)
    {
        var flushed = 0L;
        foreach (var (type, age) in ((string, TimeSpan?)[])[first, second])
        {
            if (age is { } span && await ReadIdAsync(find, cancellationToken, type, Before(span), DateTime.UnixEpoch) > 0)
            {
                flushed += await database.WriteAsync(transaction => delete(transaction, type, Before(span)), cancellationToken);
            }
        }

        return flushed;
    }

    private async Task<long> FlushAllowlistItemsAsync(CancellationToken cancellationToken)
    {
        var now = database.Now;
        var over = await ReadIdAsync(RetentionQueries.AllowlistItems, cancellationToken, now, DateTime.UnixEpoch, 1L);
        return over == 0 ? 0 : await FlushAsync(transaction => RetentionRows.DeleteAllowlistItems(transaction, now, RowsOfBatch), RowsOfBatch, cancellationToken);
    }

    private async Task<long> FlushChangesAsync(CancellationToken cancellationToken)
    {
        var current = await ReadIdAsync("SELECT sequence FROM change_counter", cancellationToken);
        return await FlushRowsAsync(RetentionQueries.Changes, RowsOfBatch, cancellationToken, current - RetentionQueries.ChangesKept);
    }

    /// <param name="query">Ids to go of at most as many rows as its last parameter says; the statement that removes them goes before.</param>
    private async Task<long> FlushRowsAsync((string Find, string Delete) query, int batch, CancellationToken cancellationToken, params object?[] arguments)
    {
        // Nothing is to be removed most of the time: then nothing is written.
        var found = await database.ReadAsync(query.Find, static row => row.Long(0), cancellationToken, [.. arguments, 1L]);
        return found.Count == 0 ? 0 : await FlushAsync(transaction => transaction.Sql.Execute(query.Delete, [.. arguments, (long)batch]), batch, cancellationToken);
    }

    private async Task<long> FlushAsync(Func<WriteTransaction, int> delete, int batch, CancellationToken cancellationToken)
    {
        var flushed = 0L;
        while (true)
        {
            var count = await PacedAsync(() => database.WriteAsync(delete, cancellationToken, batch), cancellationToken);
            flushed += count;
            if (count < batch)
            {
                return flushed;
            }
        }
    }

    /// <summary>Rests as long as it worked: the flush is in no hurry.</summary>
    private async Task<int> PacedAsync(Func<Task<int>> batch, CancellationToken cancellationToken)
    {
        var began = database.Clock.GetTimestamp();
        var count = await batch();
        var took = database.Clock.GetElapsedTime(began);
        if (took > TimeSpan.Zero)
        {
            await Task.Delay(took, database.Clock, cancellationToken);
        }

        return count;
    }
}
