using System.Text;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Schema;

/// <summary>Makes tables, columns and indexes that are missing. Safe to repeat.</summary>
internal static class SchemaChanges
{
    public static void Complete(SqlSession session, IReadOnlyList<Table> tables)
    {
        foreach (var table in tables)
        {
            var existing = session.Dialect.ColumnsOf(session, table.Name);
            if (existing.Count == 0)
            {
                session.Execute(CreateStatement(session.Dialect, table, table.Name));
                continue;
            }

            foreach (var column in table.Columns.Where(c => existing.All(e => e.Name != c.Name)))
            {
                session.Execute($"ALTER TABLE {table.Name} ADD COLUMN {Define(session.Dialect, column)}");
            }
        }
    }

    public static void Create(SqlSession session, IReadOnlyList<TableIndex> indexes)
    {
        foreach (var index in indexes)
        {
            session.Execute($"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX IF NOT EXISTS {index.Name} ON {index.Table} ({index.Columns}){(index.Where.Length > 0 ? " WHERE " + index.Where : "")}");
        }
    }

    /// <summary>Whether all that the last version has is there, and nothing that it dropped.</summary>
    public static bool IsWhole(SqlSession session)
    {
        var names = session.Read(session.Dialect.SchemaNames, static row => row.Text(0)).ToHashSet(StringComparer.Ordinal);
        return ReferenceTables.All.Concat(OwnTables.All).All(t => t.Columns.All(c => names.Contains($"{t.Name}.{c.Name}")))
            && Indexes.Reference.Concat(Indexes.Own).All(i => names.Contains(i.Name))
            && !Indexes.Needless.Any(names.Contains);
    }

    public static void DropIndexes(SqlSession session, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            session.Execute($"DROP INDEX IF EXISTS {name}");
        }
    }

    public static string CreateStatement(Dialect dialect, Table table, string name)
    {
        var sql = new StringBuilder($"CREATE TABLE {name} (").AppendJoin(", ", table.Columns.Select(c => Define(dialect, c)));
        if (table.Key.Count > 0)
        {
            sql.Append(", PRIMARY KEY (").AppendJoin(", ", table.Key).Append(')');
        }

        foreach (var column in table.Columns.Where(static c => c.References.Length > 0))
        {
            sql.Append($", CONSTRAINT {table.Name}_{column.References}_{column.Name} FOREIGN KEY ({column.Name}) REFERENCES {column.References} (id) ON DELETE {column.OnDelete}");
        }

        return sql.Append(')').ToString();
    }

    private static string Define(Dialect dialect, Column column)
    {
        var rule = column.Kind is ColumnKind.Id or ColumnKind.Key ? "" : column.Required ? " NOT NULL" : " NULL";
        return $"{column.Name} {dialect.TypeOf(column)}{rule}{(column.Default.Length > 0 ? " DEFAULT " + column.Default : "")}";
    }
}
