using CrowdSec.Storage.Decisions;
using SQLitePCL;

namespace CrowdSec.Storage.Sqlite;

/// <summary>Inserts decisions, many with each statement where they differ in address and uuid alone; no row costs an allocation.</summary>
internal sealed class SqliteDecisionWriter(sqlite3 database) : IDisposable
{
    private const int RowsTogether = 32;

    private readonly SqliteDecisionInsert _one = new(database, 1);
    private readonly SqliteDecisionInsert _many = new(database, RowsTogether);

    public (long First, long Last) Write(long alertId, IReadOnlyList<NewDecision> decisions, DateTime now)
    {
        _one.Begin(alertId, now);
        _many.Begin(alertId, now);
        var (first, count) = (0L, decisions.Count);
        for (var i = 0; i < count;)
        {
            var together = count - i >= RowsTogether && AreAlike(decisions, i, RowsTogether) ? RowsTogether : 1;
            (together == 1 ? _one : _many).Run(decisions, i);
            if (i == 0)
            {
                first = raw.sqlite3_last_insert_rowid(database) - together + 1;
            }

            i += together;
        }

        return (first, raw.sqlite3_last_insert_rowid(database));
    }

    public void Dispose()
    {
        _one.Dispose();
        _many.Dispose();
    }

    private static bool AreAlike(IReadOnlyList<NewDecision> decisions, int start, int count)
    {
        var first = decisions[start];
        var size = AddressColumns.SizeOf(first.Range);
        for (var i = start + 1; i < start + count; i++)
        {
            var row = decisions[i];
            if (row.Until != first.Until || row.Simulated != first.Simulated || AddressColumns.SizeOf(row.Range) != size
                || row.Scope != first.Scope || row.Type != first.Type || row.Origin != first.Origin || row.Scenario != first.Scenario)
            {
                return false;
            }
        }

        return true;
    }
}
