using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Allowlists;

/// <summary>Writing allowlists, inside of transactions.</summary>
internal static class AllowlistRows
{
    public static StoredAllowlist Add(WriteTransaction transaction, StoredAllowlist list)
    {
        if (transaction.Sql.Long("SELECT COUNT(*) FROM allow_lists WHERE name = $1", list.Name) > 0)
        {
            throw new StoreException(StoreError.AlreadyExists, $"allowlist '{list.Name}' already exists");
        }

        var id = transaction.Sql.Long(
            "INSERT INTO allow_lists (created_at, updated_at, name, from_console, description, allowlist_id) VALUES ($1, $1, $2, $3, $4, $5) RETURNING id",
            transaction.Now,
            list.Name,
            list.FromConsole,
            list.Description,
            list.AllowlistId);
        transaction.Note(StoreChangeKind.Allowlists, id, id);
        if (list.Items.Count > 0)
        {
            AddItems(transaction, id, list.Items);
        }

        return list with { Id = id, CreatedAt = transaction.Now, UpdatedAt = transaction.Now };
    }

    public static bool Delete(WriteTransaction transaction, string name)
    {
        var id = transaction.Sql.Long("SELECT id FROM allow_lists WHERE name = $1", name);
        if (id == 0)
        {
            return false;
        }

        transaction.Sql.Execute(
            "DELETE FROM allow_list_items WHERE id IN (SELECT allow_list_item_id FROM allow_list_allowlist_items WHERE allow_list_id = $1) "
            + "AND id NOT IN (SELECT allow_list_item_id FROM allow_list_allowlist_items WHERE allow_list_id <> $1)",
            id);
        transaction.Sql.Execute("DELETE FROM allow_lists WHERE id = $1", id);
        transaction.Note(StoreChangeKind.Allowlists, id, id);
        return true;
    }

    /// <exception cref="StoreException">NotFound.</exception>
    public static long IdOf(WriteTransaction transaction, string name)
    {
        var id = transaction.Sql.Long("SELECT id FROM allow_lists WHERE name = $1", name);
        return id != 0 ? id : throw new StoreException(StoreError.NotFound, $"allowlist '{name}' not found");
    }

    public static AllowlistChange AddItems(WriteTransaction transaction, long list, IReadOnlyList<StoredAllowlistItem> items)
    {
        // An entry that is over and not yet flushed does not count as being there.
        transaction.Sql.Execute(
            "DELETE FROM allow_list_items WHERE expires_at <= $1 AND expires_at > $2 AND id IN (SELECT allow_list_item_id FROM allow_list_allowlist_items WHERE allow_list_id = $3)",
            transaction.Now,
            DateTime.UnixEpoch,
            list);
        var known = transaction.Sql.Read(
            "SELECT i.value FROM allow_list_items i JOIN allow_list_allowlist_items j ON j.allow_list_item_id = i.id WHERE j.allow_list_id = $1",
            static row => row.Text(0),
            list).ToHashSet(StringComparer.Ordinal);
        var (added, already) = (new List<string>(), new List<string>());
        var ended = 0L;
        foreach (var item in items)
        {
            if (!known.Add(item.Value))
            {
                already.Add(item.Value);
                continue;
            }

            InsertItem(transaction, list, item);
            added.Add(item.Value);
            ended += EndTouched(transaction, item);
        }

        Touch(transaction, list);
        return new(added, already, ended);
    }

    public static int RemoveItems(WriteTransaction transaction, long list, IReadOnlyList<string> values)
    {
        var removed = 0;
        foreach (var value in values.Distinct(StringComparer.Ordinal))
        {
            removed += transaction.Sql.Execute(
                "DELETE FROM allow_list_items WHERE value = $1 AND id IN (SELECT allow_list_item_id FROM allow_list_allowlist_items WHERE allow_list_id = $2)",
                value,
                list);
        }

        Touch(transaction, list);
        return removed;
    }

    private static void Touch(WriteTransaction transaction, long list)
    {
        transaction.Sql.Execute("UPDATE allow_lists SET updated_at = $1 WHERE id = $2", transaction.Now, list);
        transaction.Note(StoreChangeKind.Allowlists, list, list);
    }

    private static void InsertItem(WriteTransaction transaction, long list, StoredAllowlistItem item)
    {
        var address = AddressColumns.From(item.Range);
        var id = transaction.Sql.Long(
            "INSERT INTO allow_list_items (created_at, updated_at, expires_at, comment, value, start_ip, end_ip, start_suffix, end_suffix, ip_size) "
            + "VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
            transaction.Now,
            item.ExpiresAt,
            item.Comment,
            item.Value,
            address.StartIp,
            address.EndIp,
            address.StartSuffix,
            address.EndSuffix,
            address.Size);
        transaction.Sql.Execute("INSERT INTO allow_list_allowlist_items (allow_list_id, allow_list_item_id) VALUES ($1, $2)", list, id);
    }

    private static long EndTouched(WriteTransaction transaction, StoredAllowlistItem item)
    {
        var ended = 0L;
        for (var more = item.Range is not null && !(item.ExpiresAt <= transaction.Now); more;)
        {
            var count = DecisionRows.End(transaction, DecisionStore.Touching(transaction.Sql.Dialect, item.Range!.Value));
            ended += count;
            more = count == DecisionRows.BatchSize;
        }

        return ended;
    }
}
