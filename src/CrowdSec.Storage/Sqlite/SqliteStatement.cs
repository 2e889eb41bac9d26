using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrowdSec.Storage.Sqlite;

/// <summary>A prepared statement without the layers of ADO.NET, for the two paths with a million rows. Bound values stay until they are bound anew.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>The place of a parameter; SQLite numbers names as they first appear.</summary>
    public int PlaceOf(string name) => raw.sqlite3_bind_parameter_index(_statement, name);

    public void Bind(int number, long value) => Check(raw.sqlite3_bind_int64(_statement, number, value));

    public void BindNull(int number) => Check(raw.sqlite3_bind_null(_statement, number));

    public void Bind(int number, ReadOnlySpan<byte> text) => Check(raw.sqlite3_bind_text(_statement, number, text));

    public void Bind(int number, string text, ref byte[] buffer)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < most)
        {
            buffer = new byte[most];
        }

        Bind(number, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
    }

    /// <summary>Runs a statement without rows.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }
    }

    /// <returns>False after the last row.</returns>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        Check(result);
        return false;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a text, until the next row.</summary>
    public ReadOnlySpan<byte> Text(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
