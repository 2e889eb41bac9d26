using System.Data.Common;
using System.Globalization;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Schema;
using CrowdSec.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace CrowdSec.Storage.Sqlite;

/// <summary>SQLite as Go's programs use it: instants are text, flags are 0 and 1.</summary>
internal sealed class SqliteDialect : Dialect
{
    private const int SortedBelow = 8;

    public static readonly SqliteDialect Instance = new();

    public override string BeginWrite => "BEGIN IMMEDIATE";

    public override string BeginRead => "BEGIN";

    // The write lock is taken with the transaction.
    public override string TakeCounter => "SELECT sequence FROM change_counter";

    public override string SchemaNames =>
        "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' UNION ALL SELECT name FROM sqlite_master WHERE type = 'index'";

    public override string LoadDecisions(SqlSession session, DateTime untilAfter)
    {
        // The table is in the wanted order, so reading all of it is the fastest, unless most of it is over: then those in force are found by their end, and sorted. A plus keeps the planner from
        // using an index.
        var wanted = session.Long("SELECT COUNT(*) FROM decisions WHERE until > $1", untilAfter);
        var all = session.Long("SELECT MAX(id) FROM decisions") - session.Long("SELECT MIN(id) FROM decisions") + 1;
        var (condition, order) = wanted < all / SortedBelow ? ("d.until", "+d.id") : ("+d.until", "d.id");
        return $"SELECT {DecisionColumns.All} FROM decisions d WHERE {condition} > $1 ORDER BY {order}";
    }

    public override DbParameter CreateParameter(int number) => new SqliteParameter { ParameterName = NameOf(number) };

    public override void Bind(DbParameter parameter, object? value)
    {
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTime time => SqliteTime.Format(time),
            Guid id => id.ToString(),
            long[] numbers => "[" + string.Join(',', numbers) + "]",
            string[] texts => System.Text.Json.JsonSerializer.Serialize(texts),
            _ => value,
        };
    }

    public override DateTime Time(DbDataReader reader, int column) => SqliteTime.Parse(System.Text.Encoding.UTF8.GetBytes(reader.GetString(column)));

    public override string IsAnyOf(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public override string IsAnyTextOf(string column, string parameter) => IsAnyOf(column, parameter);

    public override string Json(string parameter) => parameter;

    public override string SomeDecisionsOf(string columns) =>
        $"SELECT {columns} FROM json_each($1) a JOIN decisions d ON d.id IN (SELECT s.id FROM decisions s WHERE s.alert_decisions = a.value ORDER BY s.until DESC LIMIT $2)";

    public override bool IsInTransaction(SqlSession session) => SQLitePCL.raw.sqlite3_get_autocommit(((SqliteConnection)session.Connection).Handle) == 0;

    public override FailureKind Classify(Exception exception) => SqliteFailures.Classify(exception);

    public override StoreException Translate(Exception exception) => SqliteFailures.Translate(exception);

    public override string TypeOf(Column column) => column.Kind switch
    {
        ColumnKind.Id => "integer NOT NULL PRIMARY KEY AUTOINCREMENT",
        ColumnKind.Key => "integer NOT NULL PRIMARY KEY",
        ColumnKind.Text or ColumnKind.LongText => "text",
        ColumnKind.Time => "datetime",
        ColumnKind.Flag => "bool",
        ColumnKind.Real => "real",
        ColumnKind.Json => "json",
        _ => "integer",
    };

    public override IReadOnlyList<ExistingColumn> ColumnsOf(SqlSession session, string table) =>
        session.Read("SELECT name, \"notnull\" FROM pragma_table_info($1)", static row => new ExistingColumn(row.Text(0), row.Bool(1)), table);

    public override void AllowNull(SqlSession session, Table table, string column)
    {
        var existing = session.Dialect.ColumnsOf(session, table.Name);
        if (!existing.Any(c => c.Name == column && c.Required))
        {
            return;
        }

        // A rule of a column can only be changed by making the table anew. Columns that only an older version had are not carried over.
        var names = string.Join(", ", table.Columns.Select(static c => c.Name));
        session.Execute(SchemaChanges.CreateStatement(this, table, table.Name + "_new"));
        session.Execute($"INSERT INTO {table.Name}_new ({names}) SELECT {names} FROM {table.Name}");
        session.Execute($"DROP TABLE {table.Name}");
        session.Execute($"ALTER TABLE {table.Name}_new RENAME TO {table.Name}");
    }

    public override void LockForMigration(SqlSession session)
    {
        // The write lock is enough.
    }

    public override (long First, long Last) InsertDecisions(SqlSession session, long alertId, IReadOnlyList<NewDecision> decisions, DateTime now) =>
        session.Attached(static s => new SqliteDecisionWriter(((SqliteConnection)s.Connection).Handle!)).Write(alertId, decisions, now);

    public override void ReadDecisions(SqlSession session, string sql, ReadOnlySpan<object?> arguments, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        using var reader = new SqliteDecisionReader(((SqliteConnection)session.Connection).Handle!, sql);
        for (var i = 0; i < arguments.Length; i++)
        {
            reader.Bind(NameOf(i + 1), arguments[i]);
        }

        reader.Read(receive, cancellationToken);
    }

    public override void InsertEvents(SqlSession session, long alertId, IReadOnlyList<(DateTime Time, string Serialized)> events, DateTime now)
    {
        foreach (var (time, serialized) in events)
        {
            session.Execute("INSERT INTO events (created_at, updated_at, time, serialized, alert_events) VALUES ($1, $1, $2, $3, $4)", now, time, serialized, alertId);
        }
    }

    public override void InsertMeta(SqlSession session, long alertId, IReadOnlyList<(string Key, string Value)> meta, DateTime now)
    {
        foreach (var (key, value) in meta)
        {
            session.Execute("INSERT INTO meta (created_at, updated_at, key, value, alert_metas) VALUES ($1, $1, $2, $3, $4)", now, key, value, alertId);
        }
    }

    private static string NameOf(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);
}
