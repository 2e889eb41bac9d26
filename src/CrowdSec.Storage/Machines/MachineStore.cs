using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Machines;

/// <summary>Table machines.</summary>
internal sealed class MachineStore(Database database) : IMachineStore
{
    private const string Select =
        "SELECT id, machine_id, password, ip_address, scenarios, version, is_validated, auth_type, created_at, updated_at, last_push, last_heartbeat, osname, osfamily, osversion, featureflags, "
        + "hubstate, datasources FROM machines";

    public async Task<Machine?> FindAsync(string machineId, CancellationToken cancellationToken) =>
        (await database.ReadAsync(Select + " WHERE machine_id = $1", Read, cancellationToken, machineId)).FirstOrDefault();

    public async Task<IReadOnlyList<Machine>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(Select + " ORDER BY id", Read, cancellationToken);

    public Task<Machine> AddAsync(Machine machine, bool replace, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => Add(transaction, machine, replace), cancellationToken, repeatable: replace);

    public Task ValidateAsync(string machineId, CancellationToken cancellationToken) => ChangeAsync(
        machineId,
        transaction => transaction.Sql.Execute("UPDATE machines SET is_validated = $1, updated_at = $2 WHERE machine_id = $3", true, transaction.Now, machineId),
        cancellationToken);

    public Task<bool> DeleteAsync(string machineId, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var id = IdOf(transaction, machineId);
            if (id == 0)
            {
                return false;
            }

            transaction.Sql.Execute("DELETE FROM machines WHERE id = $1", id);
            transaction.Note(StoreChangeKind.Machines, id, id);
            return true;
        },
        cancellationToken);

    public Task LoggedInAsync(string machineId, string ipAddress, string version, string? scenarios, CancellationToken cancellationToken) => ChangeAsync(
        machineId,
        transaction => transaction.Sql.Execute(
            "UPDATE machines SET ip_address = $1, version = $2, scenarios = COALESCE($3, scenarios), updated_at = $4 WHERE machine_id = $5",
            ipAddress,
            version,
            scenarios,
            transaction.Now,
            machineId),
        cancellationToken);

    public Task TouchAsync(IReadOnlyList<MachineSignOfLife> signs, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            foreach (var sign in signs)
            {
                transaction.Sql.Execute(
                    "UPDATE machines SET last_heartbeat = COALESCE($1, last_heartbeat), last_push = COALESCE($2, last_push) WHERE machine_id = $3",
                    sign.Heartbeat,
                    sign.Push,
                    sign.MachineId);
            }

            return true;
        },
        cancellationToken,
        signs.Count);

    public Task DescribeAsync(Machine description, CancellationToken cancellationToken) => ChangeAsync(
        description.MachineId,
        transaction => transaction.Sql.Execute(
            $"""
            UPDATE machines SET version = COALESCE($1, version), osname = COALESCE($2, osname), osfamily = COALESCE($3, osfamily), osversion = COALESCE($4, osversion),
            featureflags = COALESCE($5, featureflags), hubstate = COALESCE({database.Dialect.Json("$6")}, hubstate), datasources = COALESCE({database.Dialect.Json("$7")}, datasources), updated_at = $8
            WHERE machine_id = $9
            """,
            OrNull(description.Version),
            OrNull(description.OsName),
            OrNull(description.OsFamily),
            OrNull(description.OsVersion),
            OrNull(description.FeatureFlags),
            OrNull(description.HubState),
            OrNull(description.DataSources),
            transaction.Now,
            description.MachineId),
        cancellationToken);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static long IdOf(WriteTransaction transaction, string machineId) => transaction.Sql.Long("SELECT id FROM machines WHERE machine_id = $1", machineId);

    private Task ChangeAsync(string machineId, Func<WriteTransaction, int> change, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var id = IdOf(transaction, machineId);
            if (id == 0)
            {
                throw new StoreException(StoreError.NotFound, $"machine '{machineId}' does not exist");
            }

            transaction.Note(StoreChangeKind.Machines, id, id);
            return change(transaction);
        },
        cancellationToken);

    private static Machine Add(WriteTransaction transaction, Machine machine, bool replace)
    {
        var id = IdOf(transaction, machine.MachineId);
        if (id != 0 && !replace)
        {
            throw new StoreException(StoreError.AlreadyExists, $"user '{machine.MachineId}': user already exist");
        }

        id = id != 0 ? Replace(transaction, id, machine) : transaction.Sql.Long(
            "INSERT INTO machines (created_at, updated_at, machine_id, password, ip_address, scenarios, version, is_validated, auth_type, last_push, last_heartbeat) "
            + "VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
            transaction.Now,
            machine.MachineId,
            machine.PasswordHash,
            machine.IpAddress,
            machine.Scenarios,
            machine.Version,
            machine.IsValidated,
            machine.AuthType,
            machine.LastPush,
            machine.LastHeartbeat);
        transaction.Note(StoreChangeKind.Machines, id, id);
        return transaction.Sql.Read(Select + " WHERE id = $1", Read, id)[0];
    }

    private static long Replace(WriteTransaction transaction, long id, Machine machine)
    {
        transaction.Sql.Execute(
            "UPDATE machines SET password = $1, ip_address = $2, is_validated = $3, auth_type = $4, updated_at = $5 WHERE id = $6",
            machine.PasswordHash,
            machine.IpAddress,
            machine.IsValidated,
            machine.AuthType,
            transaction.Now,
            id);
        return id;
    }

    private static Machine Read(SqlRow row) => new()
    {
        Id = row.Long(0),
        MachineId = row.Text(1),
        PasswordHash = row.Text(2),
        IpAddress = row.Text(3),
        Scenarios = row.Text(4),
        Version = row.Text(5),
        IsValidated = row.Bool(6),
        AuthType = row.Text(7),
        CreatedAt = row.Time(8),
        UpdatedAt = row.Time(9),
        LastPush = row.TimeOrNull(10),
        LastHeartbeat = row.TimeOrNull(11),
        OsName = row.Text(12),
        OsFamily = row.Text(13),
        OsVersion = row.Text(14),
        FeatureFlags = row.Text(15),
        HubState = row.Text(16),
        DataSources = row.Text(17),
    };
}
