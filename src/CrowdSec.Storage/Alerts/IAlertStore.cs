using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Storage.Alerts;

/// <summary>
/// Alerts with their events, context and decisions. Alerts are given as the Local API writes them: instants in whole seconds of RFC 3339, those of events as "2006-01-02 15:04:05 +0000 UTC",
/// decisions with what is left of their duration and without until and uuid, in the order of their ids.
/// </summary>
public interface IAlertStore
{
    /// <summary>
    /// Stores alerts of one machine with their decisions. All or nothing per call up to 50 alerts; more are stored in several transactions.
    /// An alert whose uuid is stored already is not stored again: its id is given instead.
    /// </summary>
    /// <returns>Ids in the order of the alerts.</returns>
    Task<IReadOnlyList<long>> AddAsync(string machineId, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken);

    /// <exception cref="StoreException">NotFound.</exception>
    Task<Alert> GetAsync(long id, CancellationToken cancellationToken);

    /// <summary>Newest first unless the filter says otherwise. Read in pages of at most 100, so the caller may stop at any time.</summary>
    IAsyncEnumerable<Alert> FindAsync(AlertFilter filter, CancellationToken cancellationToken);

    /// <returns>How many alerts went, with their events, context and decisions.</returns>
    Task<long> DeleteAsync(AlertFilter filter, CancellationToken cancellationToken);

    Task<bool> DeleteAsync(long id, CancellationToken cancellationToken);

    /// <summary>Which profile, filter and rule decided about the alert; "" when none did.</summary>
    /// <exception cref="StoreException">NotFound.</exception>
    Task<string> GetProfileTraceAsync(long id, CancellationToken cancellationToken);
}
