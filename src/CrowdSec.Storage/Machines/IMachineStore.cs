namespace CrowdSec.Storage.Machines;

/// <summary>Machines.</summary>
public interface IMachineStore
{
    Task<Machine?> FindAsync(string machineId, CancellationToken cancellationToken);

    Task<IReadOnlyList<Machine>> ListAsync(CancellationToken cancellationToken);

    /// <param name="replace">An existing machine gets the new password, address and validation.</param>
    /// <exception cref="StoreException">AlreadyExists.</exception>
    Task<Machine> AddAsync(Machine machine, bool replace, CancellationToken cancellationToken);

    /// <exception cref="StoreException">NotFound.</exception>
    Task ValidateAsync(string machineId, CancellationToken cancellationToken);

    /// <returns>Whether it was there. Its alerts stay, without an owner.</returns>
    Task<bool> DeleteAsync(string machineId, CancellationToken cancellationToken);

    /// <summary>Stores what a log-in told: address, version, and scenarios unless null.</summary>
    Task LoggedInAsync(string machineId, string ipAddress, string version, string? scenarios, CancellationToken cancellationToken);

    /// <summary>Notes signs of life, many at once: they are cheap and may be written some seconds late.</summary>
    Task TouchAsync(IReadOnlyList<MachineSignOfLife> signs, CancellationToken cancellationToken);

    /// <summary>What the usage metrics tell about a machine; empty strings leave the old value.</summary>
    Task DescribeAsync(Machine description, CancellationToken cancellationToken);
}
