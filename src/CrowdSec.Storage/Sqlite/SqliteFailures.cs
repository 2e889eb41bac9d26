using CrowdSec.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace CrowdSec.Storage.Sqlite;

/// <summary>What SQLite's error codes mean, and what to do about them.</summary>
internal static class SqliteFailures
{
    private const int Perm = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int Protocol = 15;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static FailureKind Classify(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked or NoMemory or Full or Protocol } => FailureKind.Transaction,
        SqliteException { SqliteErrorCode: Perm or ReadOnly or IoError or Corrupt or CantOpen or NotADatabase } => FailureKind.Connection,
        ObjectDisposedException or InvalidOperationException => FailureKind.Connection,
        _ => FailureKind.Statement,
    };

    public static StoreException Translate(Exception exception) => exception switch
    {
        StoreException known => known,
        SqliteException failure => new(ErrorOf(failure.SqliteErrorCode), $"{Advice(failure.SqliteErrorCode)} ({failure.Message})", failure),
        _ => new(StoreError.Unavailable, $"the database failed: {exception.Message}", exception),
    };

    private static StoreError ErrorOf(int code) => code switch
    {
        Constraint => StoreError.AlreadyExists,
        Perm or Busy or Locked or NoMemory or ReadOnly or IoError or Corrupt or Full or CantOpen or Protocol or NotADatabase => StoreError.Unavailable,
        _ => StoreError.Invalid,
    };

    private static string Advice(int code) => code switch
    {
        Busy or Locked => "the database has been locked by another program for too long: see who has the file open",
        Full => "the disk of the database is full: make room, writing goes on by itself",
        ReadOnly or Perm => "the database cannot be written: check owner and mode of the file and its directory, and whether the file system is mounted read-only",
        CantOpen => "the database cannot be opened: check that the directory exists and that this user may write to it",
        Corrupt => "the database is damaged: restore a backup, or save what is left with 'sqlite3 FILE .recover'",
        NotADatabase => "the file is not an SQLite database: check db_config.db_path",
        IoError => "reading or writing the database file failed: check disk and file system",
        Constraint => "there is such a row already",
        _ => "the database refused the request",
    };
}
