using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Schema;

/// <summary>Brings a database to the version this program knows. Takes no lock when there is nothing to do.</summary>
internal static class Migrator
{
    private const string VersionTable = "storage_version";
    private static readonly Table Versions = new(VersionTable, [new("version", ColumnKind.Key), new("applied_at", ColumnKind.Time, true)]);

    /// <param name="upTo">Stops at this version.</param>
    /// <exception cref="StoreException">Invalid: the database is newer than this program.</exception>
    public static void Run(SqlSession session, DateTime now, ILog log, int? upTo = null)
    {
        var target = upTo ?? Migrations.Latest;
        if (Check(VersionOf(session)) < target)
        {
            InTransaction(session, () => Apply(session, now, log, target));
        }
        else if (upTo is null && !SchemaChanges.IsWhole(session))
        {
            // Another CrowdSec has had the database in between: it makes indexes again that we drop, and an old one makes tables anew, without columns that it does not know.
            InTransaction(session, () =>
            {
                foreach (var step in Migrations.All)
                {
                    step.Apply(session, now);
                }
            });
            log.Info("The database was used by another CrowdSec: its schema is completed again");
        }
    }

    /// <returns>0 for a database that is empty or another program's.</returns>
    public static int VersionOf(SqlSession session) =>
        session.Dialect.ColumnsOf(session, VersionTable).Count == 0 ? 0 : (int)session.Long($"SELECT MAX(version) FROM {VersionTable}");

    private static void InTransaction(SqlSession session, Action change)
    {
        session.Execute(session.Dialect.BeginWrite);
        try
        {
            session.Dialect.LockForMigration(session);
            change();
            session.Execute("COMMIT");
        }
        catch
        {
            TryRollBack(session);
            throw;
        }
    }

    private static void Apply(SqlSession session, DateTime now, ILog log, int target)
    {
        var version = Check(VersionOf(session));
        if (version == 0)
        {
            if (session.Dialect.ColumnsOf(session, "alerts").Count > 0)
            {
                log.Info("The database was made by another CrowdSec: it is completed in place and stays readable for it");
            }

            SchemaChanges.Complete(session, [Versions]);
        }

        foreach (var step in Migrations.All.Where(m => m.Version > version && m.Version <= target))
        {
            step.Apply(session, now);
            session.Execute($"INSERT INTO {VersionTable} (version, applied_at) VALUES ($1, $2)", (long)step.Version, now);
        }

        if (version > 0)
        {
            log.Info($"Database schema brought from version {version} to {target}");
        }
    }

    private static int Check(int version) => version <= Migrations.Latest
        ? version
        : throw new StoreException(StoreError.Invalid, $"the database has schema version {version}, this program knows {Migrations.Latest} at most: install a newer version, or restore a backup");

    private static void TryRollBack(SqlSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (Exception)
        {
            // What went wrong first is what counts.
        }
    }
}
