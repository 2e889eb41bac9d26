using System.Data.Common;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Schema;

namespace CrowdSec.Storage.Sql;

/// <summary>Where the two databases differ. Stateless.</summary>
internal abstract class Dialect
{
    /// <summary>Begins a transaction that will write.</summary>
    public abstract string BeginWrite { get; }

    /// <summary>Begins a transaction whose reads all see one state.</summary>
    public abstract string BeginRead { get; }

    /// <summary>Reads the change counter and keeps all other writers out until the transaction ends.</summary>
    public abstract string TakeCounter { get; }

    public abstract DbParameter CreateParameter(int number);

    public abstract void Bind(DbParameter parameter, object? value);

    public abstract DateTime Time(DbDataReader reader, int column);

    /// <summary>A condition: the column is one of the numbers of the parameter, an array.</summary>
    public abstract string IsAnyOf(string column, string parameter);

    /// <summary>A condition: the column is one of the texts of the parameter, an array.</summary>
    public abstract string IsAnyTextOf(string column, string parameter);

    /// <summary>A parameter that goes into a JSON column.</summary>
    public abstract string Json(string parameter);

    /// <summary>
    /// Selects columns of the decisions "d" of each alert in $1 (an array), the last to end first, at most $2 of each.
    /// </summary>
    public abstract string SomeDecisionsOf(string columns);

    /// <summary>Whether a transaction is open, as far as is known without asking.</summary>
    public abstract bool IsInTransaction(SqlSession session);

    public abstract FailureKind Classify(Exception exception);

    /// <summary>The exception for callers, with what to do.</summary>
    public abstract StoreException Translate(Exception exception);

    public abstract string TypeOf(Column column);

    /// <summary>Names of a table's columns; none when there is no such table.</summary>
    public abstract IReadOnlyList<ExistingColumn> ColumnsOf(SqlSession session, string table);

    /// <summary>A query that gives all columns as "table.column", and the names of all indexes.</summary>
    public abstract string SchemaNames { get; }

    /// <summary>Drops what forbids null in a column.</summary>
    public abstract void AllowNull(SqlSession session, Table table, string column);

    /// <summary>Keeps other processes from migrating at the same time, until the transaction ends.</summary>
    public abstract void LockForMigration(SqlSession session);

    /// <summary>Stores decisions of an alert; their ids grow in their order.</summary>
    /// <returns>First and last id given to them; ids of others may lie between.</returns>
    public abstract (long First, long Last) InsertDecisions(SqlSession session, long alertId, IReadOnlyList<NewDecision> decisions, DateTime now);

    /// <summary>Runs a query of <see cref="DecisionColumns.All"/> and hands over the rows as they come.</summary>
    public abstract void ReadDecisions(SqlSession session, string sql, ReadOnlySpan<object?> arguments, Action<StoredDecision> receive, CancellationToken cancellationToken);

    /// <summary>A query of all decisions with an end after $1, in the order of ids.</summary>
    public abstract string LoadDecisions(SqlSession session, DateTime untilAfter);

    /// <summary>Stores events or context of an alert, many at once.</summary>
    public abstract void InsertEvents(SqlSession session, long alertId, IReadOnlyList<(DateTime Time, string Serialized)> events, DateTime now);

    public abstract void InsertMeta(SqlSession session, long alertId, IReadOnlyList<(string Key, string Value)> meta, DateTime now);

    /// <summary>Runs inside of a transaction that changed something others wait for.</summary>
    public virtual void Announce(SqlSession session, long sequence)
    {
    }
}
