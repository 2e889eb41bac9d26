using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace CrowdSec.Storage.Sqlite;

/// <summary>Connections to one file: a writer, and readers that only read and are kept for the next.</summary>
internal sealed class SqliteConnections : IConnections
{
    private const int MostWaitSeconds = 60;
    private const int MostReaders = 16;
    private const int ReaderCacheKiB = 8 * 1024;

    /// <summary>Measured with a list of a million, also in random order: 64 MiB are not faster, and are 60 MiB more.</summary>
    private const int WriterCacheKiB = 16 * 1024;
    private const int PageSize = 8192;
    private const int PagesBetweenCheckpoints = 4000;
    private const long JournalSizeLimit = 64 << 20;

    private readonly string _path;
    private readonly bool _wal;
    private readonly ILog _log;
    private readonly int _waitSeconds;
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly SemaphoreSlim _free = new(MostReaders, MostReaders);
    private volatile bool _disposed;

    static SqliteConnections()
    {
        SQLitePCL.Batteries_V2.Init();

        // A session is one thread's at a time, so no call needs a lock. Where the library is in use already it keeps its locks, which only costs time.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
    }

    /// <param name="waitSeconds">How long another program may hold a lock before it becomes an error.</param>
    public SqliteConnections(string path, bool wal, ILog log, int waitSeconds = MostWaitSeconds) => (_path, _wal, _log, _waitSeconds) = (path, wal, log, waitSeconds);

    public Dialect Dialect => SqliteDialect.Instance;

    public SqlSession OpenWriter()
    {
        SqliteFile.Prepare(_path);
        var session = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            // Counts for new files alone: half the pages to write for the same rows.
            session.Execute($"PRAGMA page_size={PageSize}");
            SetJournal(session);
            session.Execute($"PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-{WriterCacheKiB}; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint={PagesBetweenCheckpoints}; PRAGMA journal_size_limit={JournalSizeLimit}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public bool IsCurrent(SqlSession writer) => File.Exists(_path);

    public async ValueTask<SqlSession> RentReaderAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (_readers.TryTake(out var session))
            {
                return session;
            }

            session = Open(SqliteOpenMode.ReadOnly);
            session.Execute($"PRAGMA cache_size=-{ReaderCacheKiB}; PRAGMA temp_store=MEMORY; PRAGMA query_only=ON");
            return session;
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void ReturnReader(SqlSession session, bool broken)
    {
        if (broken || _disposed)
        {
            session.Dispose();
        }
        else
        {
            _readers.Add(session);
        }

        _free.Release();
    }

    public Task ListenAsync(Action<long> heard, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        while (_readers.TryTake(out var session))
        {
            session.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private SqlSession Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = _waitSeconds,
        }.ConnectionString);
        var session = new SqlSession(connection, Dialect);
        try
        {
            connection.Open();

            // SQLite's own waiting looks again within milliseconds; the library's above it only every 150.
            session.Execute($"PRAGMA busy_timeout={_waitSeconds * 1000}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void SetJournal(SqlSession session)
    {
        var wanted = _wal ? "wal" : "delete";
        if (JournalOf(session, "PRAGMA journal_mode") != wanted && JournalOf(session, $"PRAGMA journal_mode={wanted}") is var got && got != wanted)
        {
            _log.Warning($"The database {_path} stays in journal mode {got} ({wanted} is wanted): another program has it open");
        }
    }

    private static string JournalOf(SqlSession session, string pragma) => session.Read(pragma, static row => row.Text(0))[0].ToLowerInvariant();
}
