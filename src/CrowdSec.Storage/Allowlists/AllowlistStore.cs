using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Allowlists;

/// <summary>Tables allow_lists, allow_list_items and their join table.</summary>
internal sealed class AllowlistStore(Database database) : IAllowlistStore
{
    private const string Select = "SELECT l.id, l.name, l.description, l.allowlist_id, l.from_console, l.created_at, l.updated_at FROM allow_lists l";

    private const string SelectItems =
        "SELECT j.allow_list_id, i.value, i.comment, i.expires_at, i.created_at FROM allow_list_items i JOIN allow_list_allowlist_items j ON j.allow_list_item_id = i.id "
        + "WHERE (i.expires_at IS NULL OR i.expires_at > $1 OR i.expires_at < $2) AND ($3 = 0 OR j.allow_list_id = $3) ORDER BY i.id";

    public async Task<IReadOnlyList<StoredAllowlist>> ListAsync(bool withItems, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => ReadAsync(session, Select + " ORDER BY l.name", null, withItems, cancellationToken), cancellationToken);

    public async Task<StoredAllowlist?> FindAsync(string name, bool withItems, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => ReadAsync(session, Select + " WHERE l.name = $1", name, withItems, cancellationToken), cancellationToken)).FirstOrDefault();

    public Task<StoredAllowlist> AddAsync(StoredAllowlist list, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => AllowlistRows.Add(transaction, list), cancellationToken, list.Items.Count + 1, repeatable: false);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => AllowlistRows.Delete(transaction, name), cancellationToken);

    public Task<AllowlistChange> AddItemsAsync(string name, IReadOnlyList<StoredAllowlistItem> items, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => AllowlistRows.AddItems(transaction, AllowlistRows.IdOf(transaction, name), items), cancellationToken, items.Count);

    public Task<int> RemoveItemsAsync(string name, IReadOnlyList<string> values, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => AllowlistRows.RemoveItems(transaction, AllowlistRows.IdOf(transaction, name), values), cancellationToken, values.Count);

    private async Task<List<StoredAllowlist>> ReadAsync(SqlSession session, string sql, string? name, bool withItems, CancellationToken cancellationToken)
    {
        var lists = name is null ? await session.ReadAsync(sql, ReadList, cancellationToken) : await session.ReadAsync(sql, ReadList, cancellationToken, name);
        if (!withItems || lists.Count == 0)
        {
            return lists;
        }

        // The year 1 means never, too.
        var items = await session.ReadAsync(SelectItems, ReadItem, cancellationToken, database.Now, DateTime.UnixEpoch, name is null ? 0L : lists[0].Id);
        var byList = items.ToLookup(static i => i.List, static i => i.Item);
        return lists.ConvertAll(l => l with { Items = [.. byList[l.Id]] });
    }

    private static StoredAllowlist ReadList(SqlRow row) => new()
    {
        Id = row.Long(0),
        Name = row.Text(1),
        Description = row.Text(2),
        AllowlistId = row.Text(3),
        FromConsole = row.Bool(4),
        CreatedAt = row.Time(5),
        UpdatedAt = row.Time(6),
    };

    private static (long List, StoredAllowlistItem Item) ReadItem(SqlRow row)
    {
        var value = row.Text(1);
        return (row.Long(0), new(value, row.Text(2), row.TimeOrNull(3), row.Time(4), IpRange.TryParseAddressOrRange(value, out var range) ? range.Unmap() : null));
    }
}
