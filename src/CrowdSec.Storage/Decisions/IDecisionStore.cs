using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Decisions;

/// <summary>Decisions in the database. Live questions are answered from memory (see the Local API's decision index), not from here.</summary>
public interface IDecisionStore
{
    /// <summary>
    /// All decisions with an end after the instant, in the order of their ids, streamed. The sequence is that of <see cref="Changes.IChangeFeed"/>: what is read reflects all changes up to it
    /// (and maybe later ones, which applying again does not hurt).
    /// </summary>
    /// <returns>The sequence.</returns>
    Task<long> LoadAsync(DateTime untilAfter, Action<StoredDecision> receive, CancellationToken cancellationToken);

    /// <summary>Decisions with ids from first to last, in their order, whatever their end.</summary>
    Task LoadAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken);

    /// <summary>
    /// The rows that a change added, in the order of their ids, for readers that then apply the changes after it: as they were added, or as they are now. What this process has just stored does
    /// not come from the database.
    /// </summary>
    Task LoadAddedAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken);

    /// <summary>Decisions that ended after <paramref name="from"/> and not after <paramref name="to"/>, in the order of (until, id); for bouncers that were away for long.</summary>
    IAsyncEnumerable<StoredDecision> EndedAsync(DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>Ends all matching decisions that are in force: their end becomes now; the rows stay.</summary>
    /// <returns>How many.</returns>
    Task<long> ExpireAsync(DecisionFilter filter, CancellationToken cancellationToken);

    /// <exception cref="StoreException">NotFound.</exception>
    Task ExpireAsync(long id, CancellationToken cancellationToken);

    /// <summary>Ends decisions on addresses and ranges that lie inside one of the ranges, or hold it (allowlists act at once).</summary>
    Task<long> ExpireAsync(IReadOnlyList<IpRange> touching, CancellationToken cancellationToken);

    /// <summary>Counts for profiles and expressions (GetDecisionsCount and its like): decisions whose range holds the value, expired ones included.</summary>
    Task<long> CountAsync(string value, DateTime? createdAfter, CancellationToken cancellationToken);
}
