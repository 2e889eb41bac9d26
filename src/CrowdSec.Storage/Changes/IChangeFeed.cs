namespace CrowdSec.Storage.Changes;

/// <summary>
/// A numbered log of what was changed, by any process that has the database open. Numbers grow by one with each change and are visible in that order (a change becomes visible
/// only after all with lower numbers), and survive restarts. Old entries are pruned by the flush.
/// </summary>
public interface IChangeFeed
{
    /// <summary>Number of the last change known to be committed.</summary>
    Task<long> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>Number of the oldest change that is still there; a reader that is behind it must load everything anew.</summary>
    Task<long> OldestAsync(CancellationToken cancellationToken);

    /// <summary>Changes after the number, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StoreChange>> ReadAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Ends when there may be changes after the number: at once for this process' own, within a second for those of others.</summary>
    Task WaitAsync(long after, CancellationToken cancellationToken);
}
