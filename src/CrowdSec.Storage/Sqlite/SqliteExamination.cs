using Microsoft.Data.Sqlite;

namespace CrowdSec.Storage.Sqlite;

/// <summary>Looks at a database file without changing it.</summary>
/// <param name="Version">Of the SQLite library.</param>
/// <param name="JournalMode">"wal", "delete" …</param>
/// <param name="Problems">What is damaged; empty when nothing is.</param>
public sealed record SqliteExamination(string Version, string JournalMode, IReadOnlyList<string> Problems)
{
    private const int MostProblems = 5;

    /// <summary>Reads the whole file, so large ones take their time.</summary>
    /// <exception cref="StoreException">Unavailable: it cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static Task<SqliteExamination> RunAsync(string path, CancellationToken cancellationToken) => Task.Run(() => Run(path, cancellationToken), cancellationToken);

    private static SqliteExamination Run(string path, CancellationToken cancellationToken)
    {
        SQLitePCL.Batteries_V2.Init();
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var interruption = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            return new SqliteExamination(
                Ask(connection, "SELECT sqlite_version()")[0],
                Ask(connection, "PRAGMA journal_mode")[0],
                [.. Ask(connection, $"PRAGMA quick_check({MostProblems})").Where(static p => p != "ok")]);
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StoreException(StoreError.Unavailable, $"the database {path} cannot be examined: {e.Message}", e);
        }
    }

    private static List<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
