namespace CrowdSec.Storage.Bouncers;

/// <summary>Bouncers, and how far each has pulled.</summary>
public interface IBouncerStore
{
    Task<Bouncer?> FindAsync(string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<Bouncer>> FindByKeyAsync(string keyHash, CancellationToken cancellationToken);

    Task<IReadOnlyList<Bouncer>> ListAsync(CancellationToken cancellationToken);

    /// <exception cref="StoreException">AlreadyExists.</exception>
    Task<Bouncer> AddAsync(Bouncer bouncer, CancellationToken cancellationToken);

    /// <returns>Whether it was there. Children "NAME@ip" that were made automatically go with it.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores address, type, version, system and feature flags of an existing bouncer.</summary>
    Task UpdateAsync(Bouncer bouncer, CancellationToken cancellationToken);

    /// <summary>Stores pulls, many at once; cursors of a bouncer that are not named stay.</summary>
    Task PulledAsync(IReadOnlyList<(long BouncerId, DateTime At)> pulls, IReadOnlyList<BouncerCursor> cursors, CancellationToken cancellationToken);

    Task<IReadOnlyList<BouncerCursor>> CursorsAsync(long bouncerId, CancellationToken cancellationToken);
}
