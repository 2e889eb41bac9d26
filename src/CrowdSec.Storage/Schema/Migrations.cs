using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Schema;

/// <summary>
/// All versions of the schema. Only additive steps: a CrowdSec that made the database must be able to read it again. A published step is never changed. Steps may be repeated, since another CrowdSec
/// may undo a part of them.
/// </summary>
internal static class Migrations
{
    public static readonly IReadOnlyList<Migration> All =
    [
        // Makes the reference's tables, or completes those of an older or newer CrowdSec: a database is adopted as it is.
        new(1, static (session, _) =>
        {
            SchemaChanges.Complete(session, ReferenceTables.All);
            session.Dialect.AllowNull(session, ReferenceTables.Bouncers, "last_pull");
            SchemaChanges.Create(session, Indexes.Reference);
        }),
        new(2, static (session, _) =>
        {
            SchemaChanges.Complete(session, OwnTables.All);
            session.Execute(
                "INSERT INTO change_counter (id, sequence, last_decision) SELECT 1, 0, (SELECT COALESCE(MAX(id), 0) FROM decisions) WHERE NOT EXISTS (SELECT 1 FROM change_counter)");
        }),
        new(3, static (session, _) =>
        {
            session.Execute("UPDATE decisions SET ip_size = 0 WHERE ip_size IS NULL");
            SchemaChanges.Create(session, Indexes.Own);
            SchemaChanges.DropIndexes(session, Indexes.Needless);
        }),
    ];

    public static int Latest => All[^1].Version;
}
