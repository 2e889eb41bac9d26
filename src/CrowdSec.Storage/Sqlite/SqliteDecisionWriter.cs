using CrowdSec.Storage.Decisions;
using SQLitePCL;

namespace CrowdSec.Storage.Sqlite;

/// <summary>
/// Inserts decisions. Lists go in the order of their addresses, since the index on addresses then is filled page by page, and many rows with each statement where they differ in address and uuid alone;
/// no row costs an allocation.
/// </summary>
internal sealed class SqliteDecisionWriter(sqlite3 database) : IDisposable
{
    private const int SortedFrom = 500;
    private readonly SqliteDecisionInsert _one = new(database, 1);
    private readonly SqliteDecisionInsert _many = new(database, RowsTogether);
    private NewDecision[] _rows = [];
    private AddressColumns[] _addresses = [];

    private const int RowsTogether = 32;

    public (long First, long Last) Write(long alertId, IReadOnlyList<NewDecision> decisions, DateTime now)
    {
        Prepare(decisions);
        _one.Begin(alertId, now);
        _many.Begin(alertId, now);
        var (first, count) = (0L, decisions.Count);
        for (var i = 0; i < count;)
        {
            var together = count - i >= RowsTogether && AreAlike(i, RowsTogether) ? RowsTogether : 1;
            (together == 1 ? _one : _many).Run(_rows.AsSpan(i, together), _addresses.AsSpan(i, together));
            if (i == 0)
            {
                first = raw.sqlite3_last_insert_rowid(database) - together + 1;
            }

            i += together;
        }

        Array.Clear(_rows, 0, count);
        return (first, raw.sqlite3_last_insert_rowid(database));
    }

    public void Dispose()
    {
        _one.Dispose();
        _many.Dispose();
    }

    private void Prepare(IReadOnlyList<NewDecision> decisions)
    {
        var count = decisions.Count;
        if (_rows.Length < count)
        {
            (_rows, _addresses) = (new NewDecision[count], new AddressColumns[count]);
        }

        for (var i = 0; i < count; i++)
        {
            _rows[i] = decisions[i];
            _addresses[i] = AddressColumns.From(decisions[i].Range);
        }

        if (count >= SortedFrom)
        {
            Array.Sort(_addresses, _rows, 0, count, AddressOrder.Instance);
        }
    }

    private bool AreAlike(int start, int count)
    {
        var (first, size) = (_rows[start], _addresses[start].Size);
        for (var i = start + 1; i < start + count; i++)
        {
            var row = _rows[i];
            if (row.Until != first.Until || row.Simulated != first.Simulated || _addresses[i].Size != size
                || row.Scope != first.Scope || row.Type != first.Type || row.Origin != first.Origin || row.Scenario != first.Scenario)
            {
                return false;
            }
        }

        return true;
    }
}
