using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage;

namespace CrowdSec.Daemon.Service;

/// <summary>Answers expressions about stored decisions from the database of the Local API in this process. Without one everything is 0. Blocks the asking thread for the time of a query.</summary>
internal sealed class StoredDecisionCounts : IDecisionCounts
{
    private volatile IStore? _store;

    /// <summary>Null while no database is open.</summary>
    public IStore? Store
    {
        set => _store = value;
    }

    public long Count(string value) => Ask(value, null);

    public long CountSince(string value, GoTime since) => Ask(value, since.ToDateTimeOffset().UtcDateTime);

    public long CountActive(string value) => 0;

    public GoDuration ActiveTimeLeft(string value) => default;

    private long Ask(string value, DateTime? after)
    {
        try
        {
            return _store is { } store ? store.Decisions.CountAsync(value, after, CancellationToken.None).GetAwaiter().GetResult() : 0;
        }
        catch (StoreException)
        {
            return 0;
        }
    }
}
