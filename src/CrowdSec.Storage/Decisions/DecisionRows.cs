using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Decisions;

/// <summary>Writing to the table decisions, inside of transactions.</summary>
internal static class DecisionRows
{
    /// <summary>Rows that a transaction changes at most, so that others do not wait long.</summary>
    public const int BatchSize = 5000;

    /// <summary>How long decisions stay that ended and lost their alert: bouncers that come within this time are told of their end, whatever was restarted in between.</summary>
    public static readonly TimeSpan KeptWithoutAlert = TimeSpan.FromDays(1);

    /// <summary>A reader looks at some rows too many rather than at a change for each.</summary>
    private const int BridgedIds = 64;

    public static void Insert(WriteTransaction transaction, long alertId, IReadOnlyList<NewDecision> decisions)
    {
        if (decisions.Count > 0)
        {
            var (first, last) = transaction.Sql.Dialect.InsertDecisions(transaction.Sql, alertId, decisions, transaction.Now);
            transaction.Note(StoreChangeKind.DecisionsAdded, first, last);
            if (last - first + 1 == decisions.Count)
            {
                transaction.Remember(new(first, alertId, transaction.Now, decisions));
            }
        }
    }

    /// <summary>Ends at most a batch of the decisions "d" in force that meet the conditions.</summary>
    public static int End(WriteTransaction transaction, SqlConditions conditions)
    {
        var now = conditions.Argument(transaction.Now);
        var ids = transaction.Sql.Read(
            $"UPDATE decisions SET until = {now}, updated_at = {now} WHERE id IN (SELECT d.id FROM decisions d WHERE {conditions.All} AND d.until > {now} LIMIT {BatchSize}) RETURNING id",
            static row => row.Long(0),
            conditions.Arguments);
        NoteEnded(transaction, ids);
        return ids.Count;
    }

    /// <summary>Takes at most a batch of the decisions "d" that meet the conditions from their alert, as far as bouncers may not know of their end yet; those in force end.</summary>
    public static int Release(WriteTransaction transaction, SqlConditions conditions)
    {
        var (now, told) = (conditions.Argument(transaction.Now), conditions.Argument(transaction.Now - KeptWithoutAlert));
        var ids = transaction.Sql.Read(
            $"UPDATE decisions SET until = CASE WHEN until > {now} THEN {now} ELSE until END, updated_at = {now}, alert_decisions = NULL "
            + $"WHERE id IN (SELECT d.id FROM decisions d WHERE {conditions.All} AND d.until > {told} LIMIT {BatchSize}) RETURNING id",
            static row => row.Long(0),
            conditions.Arguments);
        NoteEnded(transaction, ids);
        return ids.Count;
    }

    /// <summary>Removes at most a batch of the decisions "d" that meet the conditions.</summary>
    public static int Delete(WriteTransaction transaction, SqlConditions conditions)
    {
        var ids = transaction.Sql.Read(
            $"DELETE FROM decisions WHERE id IN (SELECT d.id FROM decisions d WHERE {conditions.All} LIMIT {BatchSize}) RETURNING id",
            static row => row.Long(0),
            conditions.Arguments);
        foreach (var (first, last) in IdRuns.Of(ids, 0))
        {
            transaction.Note(StoreChangeKind.DecisionsDeleted, first, last);
        }

        return ids.Count;
    }

    private static void NoteEnded(WriteTransaction transaction, List<long> ids)
    {
        foreach (var (first, last) in IdRuns.Of(ids, BridgedIds))
        {
            transaction.Note(StoreChangeKind.DecisionsEnded, first, last);
        }
    }
}
