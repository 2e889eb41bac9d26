using CrowdSec.Storage.Changes;

namespace CrowdSec.Storage.Sql;

/// <summary>Decisions that another CrowdSec added while this one was away are not in the change log: they are noted when the database is opened, for readers that remember where they were.</summary>
internal static class ForeignWrites
{
    public static void Note(SqlSession session, DateTime now)
    {
        if (!Exist(session, out _, out _))
        {
            return;
        }

        session.Execute(session.Dialect.BeginWrite);
        var sequence = session.Long(session.Dialect.TakeCounter);
        if (Exist(session, out var known, out var last))
        {
            // What it ended cannot be told from the rows, so all of them have to be looked at.
            Add(session, ++sequence, StoreChangeKind.DecisionsEnded, 1, known, now);
            Add(session, ++sequence, StoreChangeKind.DecisionsAdded, known + 1, last, now);
            session.Execute("UPDATE change_counter SET sequence = $1, last_decision = $2", sequence, last);
        }

        session.Execute("COMMIT");
    }

    private static bool Exist(SqlSession session, out long known, out long last)
    {
        var row = session.Read("SELECT last_decision, (SELECT MAX(id) FROM decisions) FROM change_counter", static r => (Known: r.Long(0), Last: r.Long(1)))[0];
        (known, last) = row;
        return last > known;
    }

    private static void Add(SqlSession session, long sequence, StoreChangeKind kind, long first, long last, DateTime now) =>
        session.Execute("INSERT INTO change_log (sequence, kind, first_id, last_id, created_at) VALUES ($1, $2, $3, $4, $5)", sequence, (long)kind, first, last, now);
}
