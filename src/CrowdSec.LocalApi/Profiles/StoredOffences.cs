using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>The database's memory of earlier decisions.</summary>
internal sealed class StoredOffences(IDecisionStore decisions) : IOffenceHistory
{
    public Task<long> CountAsync(string value, DateTime? after, CancellationToken cancellationToken) => decisions.CountAsync(value, after, cancellationToken);
}
