using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Bouncers;

/// <summary>Tables bouncers and bouncer_cursors.</summary>
internal sealed class BouncerStore(Database database) : IBouncerStore
{
    private const string Select =
        "SELECT id, name, api_key, revoked, ip_address, type, version, created_at, updated_at, last_pull, auth_type, osname, osfamily, osversion, featureflags, auto_created FROM bouncers";

    public async Task<Bouncer?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await database.ReadAsync(Select + " WHERE name = $1", Read, cancellationToken, name)).FirstOrDefault();

    public async Task<IReadOnlyList<Bouncer>> FindByKeyAsync(string keyHash, CancellationToken cancellationToken) =>
        await database.ReadAsync(Select + " WHERE api_key = $1 ORDER BY id", Read, cancellationToken, keyHash);

    public async Task<IReadOnlyList<Bouncer>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(Select + " ORDER BY id", Read, cancellationToken);

    public Task<Bouncer> AddAsync(Bouncer bouncer, CancellationToken cancellationToken) => database.WriteAsync(transaction => Add(transaction, bouncer), cancellationToken, repeatable: false);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var own = transaction.Sql.Read("SELECT id FROM bouncers WHERE name = $1", static row => row.Long(0), name);
            var prefix = name + "@";
            var children = transaction.Sql.Read(
                "SELECT id FROM bouncers WHERE auto_created = $1 AND SUBSTR(name, 1, LENGTH($2)) = $2",
                static row => row.Long(0),
                true,
                prefix);
            BouncerRows.Delete(transaction, own.Count == 0 ? [] : [.. own, .. children]);
            return own.Count > 0;
        },
        cancellationToken);

    public Task UpdateAsync(Bouncer bouncer, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var changed = transaction.Sql.Execute(
                "UPDATE bouncers SET ip_address = $1, type = $2, version = $3, osname = $4, osfamily = $5, osversion = $6, featureflags = $7, updated_at = $8 WHERE id = $9",
                bouncer.IpAddress,
                bouncer.Type,
                bouncer.Version,
                bouncer.OsName,
                bouncer.OsFamily,
                bouncer.OsVersion,
                bouncer.FeatureFlags,
                transaction.Now,
                bouncer.Id);
            if (changed > 0)
            {
                transaction.Note(StoreChangeKind.Bouncers, bouncer.Id, bouncer.Id);
            }

            return true;
        },
        cancellationToken);

    public Task PulledAsync(IReadOnlyList<(long BouncerId, DateTime At)> pulls, IReadOnlyList<BouncerCursor> cursors, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            foreach (var (id, at) in pulls)
            {
                transaction.Sql.Execute("UPDATE bouncers SET last_pull = $1 WHERE id = $2", at, id);
            }

            foreach (var cursor in cursors)
            {
                transaction.Sql.Execute(
                    "INSERT INTO bouncer_cursors (bouncer_id, slot, sequence, pulled_at) SELECT id, $2, $3, $4 FROM bouncers WHERE id = $1 "
                    + "ON CONFLICT (bouncer_id, slot) DO UPDATE SET sequence = excluded.sequence, pulled_at = excluded.pulled_at",
                    cursor.BouncerId,
                    (long)cursor.Slot,
                    cursor.Sequence,
                    cursor.At);
            }

            return true;
        },
        cancellationToken,
        pulls.Count + cursors.Count);

    public async Task<IReadOnlyList<BouncerCursor>> CursorsAsync(long bouncerId, CancellationToken cancellationToken) => await database.ReadAsync(
        "SELECT bouncer_id, slot, sequence, pulled_at FROM bouncer_cursors WHERE bouncer_id = $1 ORDER BY slot",
        static row => new BouncerCursor(row.Long(0), row.Int(1), row.Long(2), row.Time(3)),
        cancellationToken,
        bouncerId);

    private static Bouncer Add(WriteTransaction transaction, Bouncer bouncer)
    {
        if (transaction.Sql.Long("SELECT COUNT(*) FROM bouncers WHERE name = $1", bouncer.Name) > 0)
        {
            throw new StoreException(StoreError.AlreadyExists, $"bouncer {bouncer.Name} already exists");
        }

        var id = transaction.Sql.Long(
            "INSERT INTO bouncers (created_at, updated_at, name, api_key, revoked, ip_address, type, version, last_pull, auth_type, osname, osfamily, osversion, featureflags, auto_created) "
            + "VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id",
            transaction.Now,
            bouncer.Name,
            bouncer.KeyHash,
            bouncer.Revoked,
            bouncer.IpAddress,
            bouncer.Type,
            bouncer.Version,
            bouncer.LastPull,
            bouncer.AuthType,
            bouncer.OsName,
            bouncer.OsFamily,
            bouncer.OsVersion,
            bouncer.FeatureFlags,
            bouncer.AutoCreated);
        transaction.Note(StoreChangeKind.Bouncers, id, id);
        return transaction.Sql.Read(Select + " WHERE id = $1", Read, id)[0];
    }

    private static Bouncer Read(SqlRow row) => new()
    {
        Id = row.Long(0),
        Name = row.Text(1),
        KeyHash = row.Text(2),
        Revoked = row.Bool(3),
        IpAddress = row.Text(4),
        Type = row.Text(5),
        Version = row.Text(6),
        CreatedAt = row.Time(7),
        UpdatedAt = row.Time(8),
        LastPull = row.TimeOrNull(9),
        AuthType = row.Text(10),
        OsName = row.Text(11),
        OsFamily = row.Text(12),
        OsVersion = row.Text(13),
        FeatureFlags = row.Text(14),
        AutoCreated = row.Bool(15),
    };
}
