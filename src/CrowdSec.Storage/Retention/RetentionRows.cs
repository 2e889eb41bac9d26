using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Retention;

/// <summary>Removing rows that others hear of, inside of transactions.</summary>
internal static class RetentionRows
{
    public static int DeleteBouncers(WriteTransaction transaction, string authType, DateTime before)
    {
        var ids = transaction.Sql.Read(RetentionQueries.BouncersAway, static row => row.Long(0), authType, before, DateTime.UnixEpoch);
        BouncerRows.Delete(transaction, ids);
        return ids.Count;
    }

    public static int DeleteMachines(WriteTransaction transaction, string authType, DateTime before)
    {
        var ids = transaction.Sql.Read(RetentionQueries.MachinesAway, static row => row.Long(0), authType, before, DateTime.UnixEpoch);
        foreach (var id in ids)
        {
            transaction.Sql.Execute("DELETE FROM machines WHERE id = $1", id);
            transaction.Note(StoreChangeKind.Machines, id, id);
        }

        return ids.Count;
    }

    public static int DeleteOrphanDecisions(WriteTransaction transaction, DateTime before, int limit)
    {
        var ids = transaction.Sql.Read(
            $"DELETE FROM decisions WHERE id IN ({RetentionQueries.OrphanDecisions}) RETURNING id",
            static row => row.Long(0),
            before,
            (long)limit);
        foreach (var (first, last) in IdRuns.Of(ids, 0))
        {
            transaction.Note(StoreChangeKind.DecisionsDeleted, first, last);
        }

        return ids.Count;
    }

    public static int DeleteAllowlistItems(WriteTransaction transaction, DateTime now, int limit)
    {
        var ids = transaction.Sql.Read(RetentionQueries.AllowlistItems, static row => row.Long(0), now, DateTime.UnixEpoch, (long)limit).ToArray();
        var among = transaction.Sql.Dialect.IsAnyOf("allow_list_item_id", "$1");
        var lists = transaction.Sql.Read($"SELECT DISTINCT allow_list_id FROM allow_list_allowlist_items WHERE {among}", static row => row.Long(0), ids);
        transaction.Sql.Execute($"DELETE FROM allow_list_items WHERE {transaction.Sql.Dialect.IsAnyOf("id", "$1")}", ids);
        foreach (var list in lists)
        {
            transaction.Note(StoreChangeKind.Allowlists, list, list);
        }

        return ids.Length;
    }
}
